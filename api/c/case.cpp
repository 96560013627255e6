#include "api/c/inside.hpp"

namespace guide::c {
namespace {

guide_status give_case(guide::api::ReadCase read, guide_case** the_case, guide_error** error) {
  if (read.out_of_memory) return GUIDE_OUT_OF_MEMORY;
  if (!read.the_case) return report(std::move(read.diagnostics), GUIDE_CASE_NOT_READ, error);
  return give(the_case, {*read.the_case, read.the_case->name()});
}

/// One step of building.
template <typename Step>
guide_status build(guide_builder* builder, std::initializer_list<guide_string> texts, Step step) {
  if (builder == nullptr || builder->finished) return GUIDE_BAD_ARGUMENT;
  if (!std::all_of(texts.begin(), texts.end(), [](guide_string text) { return is_text(text); })) {
    return GUIDE_BAD_ARGUMENT;
  }
  const guide_status status = guarded([&] {
    step(builder->builder);
    return GUIDE_OK;
  });
  if (status != GUIDE_OK) builder->finished = true;  // what was told last may be told by half
  return status;
}

}  // namespace
}  // namespace guide::c

using namespace guide::c;

guide_status guide_case_from_json(const guide_library* library, const char* json, size_t json_size, const char* file,
                                  size_t file_size, guide_case** the_case, guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (the_case == nullptr) return GUIDE_BAD_ARGUMENT;
  *the_case = nullptr;
  if (library == nullptr || !is_text(json, json_size) || !is_text(file, file_size)) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    return give_case(library->library.read_case(view(json, json_size), view(file, file_size)), the_case, error);
  });
}

guide_string guide_case_name(const guide_case* the_case) {
  return the_case == nullptr ? guide_string{nullptr, 0} : view(the_case->name);
}

guide_status guide_case_json(const guide_case* the_case, guide_text** json) {
  if (json == nullptr) return GUIDE_BAD_ARGUMENT;
  *json = nullptr;
  if (the_case == nullptr) return GUIDE_BAD_ARGUMENT;
  return guarded([&] { return give(json, {the_case->the_case.json()}); });
}

void guide_case_free(guide_case* the_case) { delete the_case; }

guide_status guide_builder_new(const guide_library* library, const char* as_of, size_t as_of_size,
                               guide_builder** builder) {
  if (builder == nullptr) return GUIDE_BAD_ARGUMENT;
  *builder = nullptr;
  if (library == nullptr || !is_text(as_of, as_of_size)) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    *builder = new guide_builder{guide::api::CaseBuilder(library->library, view(as_of, as_of_size))};
    return GUIDE_OK;
  });
}

guide_status guide_builder_document(guide_builder* builder, guide_string name, guide_string date, guide_string title) {
  return build(builder, {name, date, title}, [&](guide::api::CaseBuilder& inner) {
    inner.document(view(name), view(date), view(title));
  });
}

guide_status guide_builder_tell(guide_builder* builder, guide_string fact, guide_string answer, guide_string document,
                                guide_string quote) {
  return build(builder, {fact, answer, document, quote}, [&](guide::api::CaseBuilder& inner) {
    inner.tell(view(fact), view(answer), view(document), view(quote));
  });
}

guide_status guide_builder_tell_slot(guide_builder* builder, uint32_t slot, guide_string answer, guide_string document,
                                     guide_string quote) {
  return build(builder, {answer, document, quote}, [&](guide::api::CaseBuilder& inner) {
    inner.tell(guide::api::Slot{slot}, view(answer), view(document), view(quote));
  });
}

guide_status guide_builder_list(guide_builder* builder, guide_string record, guide_string document, int incomplete) {
  return build(builder, {record, document}, [&](guide::api::CaseBuilder& inner) {
    inner.list(view(record), view(document), incomplete != 0);
  });
}

guide_status guide_builder_entry(guide_builder* builder) {
  return build(builder, {}, [](guide::api::CaseBuilder& inner) { inner.entry(); });
}

guide_status guide_builder_tell_field(guide_builder* builder, guide_string field, guide_string answer,
                                      guide_string document, guide_string quote) {
  return build(builder, {field, answer, document, quote}, [&](guide::api::CaseBuilder& inner) {
    inner.tell_field(view(field), view(answer), view(document), view(quote));
  });
}

guide_status guide_builder_request(guide_builder* builder, guide_string service, guide_string label,
                                   guide_string prior, guide_string prior_on) {
  return build(builder, {service, label, prior, prior_on}, [&](guide::api::CaseBuilder& inner) {
    inner.request(view(service), view(label), view(prior), view(prior_on));
  });
}

guide_status guide_builder_finish(guide_builder* builder, guide_case** the_case, guide_error** error) {
  if (error != nullptr) *error = nullptr;
  if (the_case == nullptr) return GUIDE_BAD_ARGUMENT;
  *the_case = nullptr;
  if (builder == nullptr || builder->finished) return GUIDE_BAD_ARGUMENT;
  return guarded([&] {
    builder->finished = true;
    return give_case(builder->builder.finish(), the_case, error);
  });
}

void guide_builder_free(guide_builder* builder) { delete builder; }
