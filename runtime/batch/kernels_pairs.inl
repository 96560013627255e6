// Numbers of facts, each fetched by itself: a fetch of many would wait until those set just before have left the core,
// and a decision most often follows upon setting them. Included by the wide kernels inside an anonymous namespace.

__m128i two_numbers(const Scaled* at) {
  __m128i one = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(at));
  asm("" : "+x"(one));  // or the compiler fetches both at once
  return _mm_insert_epi64(one, at[1], 1);
}
