// The compiled core and its memory: texts and structs of guide.h go in and out by address. Not here: what they mean.

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", {ignoreBOM: true});
const sizes = {text: 8, size: 4, u32: 4, bool: 4, address: 4, u64: 8};

/** A struct of guide.h that begins with its own size: where each member stands. */
export function layout(members) {
  let end = sizes.size;
  const places = Object.entries(members).map(([name, type]) => {
    const alignment = type === "u64" ? 8 : 4;
    const offset = Math.ceil(end / alignment) * alignment;
    end = offset + sizes[type];
    return {name, type, offset};
  });
  const alignment = places.some(({type}) => type === "u64") ? 8 : 4;
  return {places, size: Math.ceil(end / alignment) * alignment};
}

/** Memory for one call, freed after it. */
class Scratch {
  #native;
  #addresses = [];
  constructor(native) {
    this.#native = native;
  }

  /** Zeroed. */
  allocate(size) {
    const address = this.#native.call("malloc", size || 1);
    if (address === 0) throw new RangeError("Guide ran out of memory");
    this.#addresses.push(address);
    new Uint8Array(this.#native.memory.buffer, address, size).fill(0);
    return address;
  }

  /** A `guide_string` of a string or of bytes: its address. */
  text(text) {
    const bytes = typeof text === "string" ? encoder.encode(text) : text;
    if (!(bytes instanceof Uint8Array)) throw new TypeError(`expected a string or bytes, not ${typeof text}`);
    const data = this.allocate(bytes.length);
    new Uint8Array(this.#native.memory.buffer, data, bytes.length).set(bytes);
    return this.words([data, bytes.length]);
  }

  /** The two arguments that stand for a text. */
  textArguments(text) {
    const view = this.text(text);
    return [this.#native.word(view), this.#native.word(view + 4)];
  }

  words(words) {
    const address = this.allocate(4 * words.length);
    words.forEach((word, index) => this.#native.setWord(address + 4 * index, word));
    return address;
  }

  /** A struct with these members, the others 0. */
  struct({places, size}, values = {}) {
    const address = this.allocate(size);
    const view = this.#native.view();
    view.setUint32(address, size, true);
    for (const {name, type, offset} of places) {
      const value = values[name] ?? 0;
      if (type === "u64") view.setBigUint64(address + offset, BigInt(value), true);
      else view.setUint32(address + offset, Number(value), true);
    }
    return address;
  }

  free() {
    for (const address of this.#addresses) this.#native.call("free", address);
  }
}

export class Native {
  #exports;
  #failed = null;
  #loads = []; // of imports, by the calls of `load` under way

  static async instantiate(wasm) {
    const native = new Native();
    const host = {load: (path, size, module) => native.#answer(path, size, module)};
    const {instance} = await WebAssembly.instantiate(wasm, {host, env: environment});
    native.#exports = instance.exports;
    native.#exports._initialize();
    return native;
  }

  get memory() {
    return this.#exports.memory;
  }
  view() {
    return new DataView(this.memory.buffer);
  }
  word(address) {
    return this.view().getUint32(address, true);
  }
  setWord(address, word) {
    this.view().setUint32(address, word, true);
  }

  /** Calls a function of guide.h. A fault of the core leaves its memory in no known state: nothing is called after it. */
  call(name, ...values) {
    if (this.#failed) throw new Error("Guide has failed before; instantiate it anew", {cause: this.#failed});
    try {
      return this.#exports[name](...values);
    } catch (problem) {
      this.#failed = problem;
      throw problem;
    }
  }

  /** Runs `body` with memory that is freed after it. */
  scratch(body) {
    const scratch = new Scratch(this);
    try {
      return body(scratch);
    } finally {
      if (!this.#failed) scratch.free();
    }
  }

  string(data, size) {
    return decoder.decode(new Uint8Array(this.memory.buffer, data, size));
  }
  /** The text of a `guide_string`. */
  text(address) {
    return this.string(this.word(address), this.word(address + 4));
  }
  /** The text of a string with an end mark. */
  words(address) {
    return this.string(address, new Uint8Array(this.memory.buffer).indexOf(0, address) - address);
  }
  /** The members of a struct. */
  members({places}, address) {
    const read = {
      text: (at) => this.text(at),
      bool: (at) => this.word(at) !== 0,
      u64: (at) => this.view().getBigUint64(at, true),
    };
    return Object.fromEntries(
      places.map(({name, type, offset}) => [name, (read[type] ?? ((at) => this.word(at)))(address + offset)]));
  }

  /** While `body` runs, imports are asked of `loader`, which gives `{text, file}` or nothing. What it throws is thrown. */
  loading(loader, body) {
    return this.scratch((scratch) => {
      const load = {loader, scratch, problem: null};
      this.#loads.push(load);
      try {
        return body(scratch);
      } finally {
        this.#loads.pop();
        if (load.problem) throw load.problem.thrown; // in the place of what came of it
      }
    });
  }

  #answer(path, size, module) {
    const {loader, scratch, problem} = this.#loads.at(-1);
    if (problem) return 0;
    try {
      const name = this.string(path, size);
      const found = loader(name);
      if (!found) return 0;
      [name, found.file ?? name, found.text].forEach((text, index) => {
        const view = scratch.text(text);
        this.setWord(module + 8 * index, this.word(view));
        this.setWord(module + 8 * index + 4, this.word(view + 4));
      });
      return 1;
    } catch (thrown) {
      this.#loads.at(-1).problem = {thrown};
      return 0;
    }
  }
}

// All that the C library asks of its surroundings. Views of memory are made anew each time, so its growth needs no answer.
const environment = {emscripten_notify_memory_growth: () => {}};

const forgotten = new FinalizationRegistry(({native, kind, pointer}) => native.call(`guide_${kind}_free`, pointer));

/** A handle of guide.h, freed with the object or by `free`. */
export class Owned {
  #kind;
  #pointer;
  constructor(native, kind, pointer) {
    Object.defineProperty(this, "native", {value: native});
    this.#kind = kind;
    this.#pointer = pointer;
    forgotten.register(this, {native, kind, pointer}, this);
  }

  /** Where it stands in the core's memory. */
  static pointer(owned) {
    if (owned.#pointer === 0) throw new TypeError("used after it was freed");
    return owned.#pointer;
  }

  free() {
    if (this.#pointer === 0) return;
    forgotten.unregister(this);
    this.native.call(`guide_${this.#kind}_free`, this.#pointer);
    this.#pointer = 0;
  }
}
