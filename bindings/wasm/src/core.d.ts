/** Guide's own bytes, `guide.wasm`, and what is made of them. Every instance has a memory of its own. */
export function instantiate(wasm: ArrayBuffer | ArrayBufferView): Promise<Guide>;

export interface Guide {
  /** `0.1.0` */
  readonly version: string;
  /** Compiles guidelines. Throws CompileError or LimitError. */
  load(options: LoadOptions): Library;
}

/** A text, or several as one library; one of the two is given. */
export type LoadOptions = (
  | {text: string | Uint8Array; /** Its name in messages. */ file?: string; modules?: undefined}
  | {modules: readonly Module[]; text?: undefined}
) & ImportOptions;

export interface ImportOptions {
  /** Asked for imports that are not among the modules; before the standard library. What it throws, `load` throws. */
  loader?: (path: string) => Pick<Module, "text" | "file"> | null | undefined;
  limits?: Limits;
}

export interface Module {
  text: string | Uint8Array;
  /** The name by which others import it: `clinical.pain`. */
  path?: string;
  /** Its name in messages. */
  file?: string;
}

/** What untrusted texts and cases may cost; what is left out has its default (docs/embedding.md). */
export interface Limits {
  textBytes?: number;
  libraryBytes?: number;
  modules?: number;
  nesting?: number;
  facts?: number;
  records?: number;
  nodes?: number;
  requests?: number;
  reports?: number;
  entries?: number;
  workPerNode?: number | bigint;
}

/** Memory of the core is given back by `free`, or when the object is forgotten. Nothing else depends on the order. */
interface Owned {
  free(): void;
}

/** Compiled guidelines. */
export class Library implements Owned {
  private constructor();
  /** Of all texts: names a version of the library in records. */
  readonly digest: string;
  readonly info: Readonly<Record<
    "facts" | "records" | "services" | "guidelines" | "determinations" | "nodes" | "cases", number>>;
  /** Warnings and notes about the guidelines. */
  readonly diagnostics: Diagnostic[];
  /** The `case` blocks of the texts given to `load`. */
  readonly cases: Case[];
  /** Reads a case of schema `guide.case/1`: JSON, or an object of it. Throws CaseError with every mistake. */
  readCase(json: CaseJson, file?: string): Case;
  /** Decides every request of a case, within the limits given to `load`. */
  decide(theCase: Case | CaseJson): Decision;
  /** Begins a case, decided for that day: `2014-04-03`. */
  build(asOf: string): CaseBuilder;
  free(): void;
}

/** Objects go through `JSON.stringify`; exact decimals beyond a double's are given as text. */
export type CaseJson = string | Uint8Array | object;

/** What documents say of the facts, read against one library. */
export class Case implements Owned {
  private constructor();
  readonly name: string;
  /** In canonical form; reading it gives the same case. */
  json(): string;
  free(): void;
}

/** Builds a case in code, in the order of these functions. Mistakes come together from `finish`. */
export class CaseBuilder implements Owned {
  private constructor();
  document(name: string, date?: string, title?: string): this;
  /** What a document says of a fact: `present`, `83 months`, `6 to 8 weeks`, `buttock`. */
  tell(fact: string, answer: string, document?: string, quote?: string): this;
  list(record: string, document?: string, incomplete?: boolean): this;
  entry(): this;
  tellField(field: string, answer: string, document?: string, quote?: string): this;
  request(service: string, label?: string, prior?: string, priorOn?: string): this;
  finish(): Case;
  free(): void;
}

/** Decides case after case in memory of its own. */
export class Decider implements Owned {
  constructor(library: Library);
  decide(theCase: Case): this;
  /** Of a determination, for the case decided last. */
  outcome(item?: number, determination?: number): string;
  /** Of a guideline, for the case decided last. */
  conclusion(item?: number, guideline?: number): string;
  /** The last decision with its trace, to be kept. */
  decision(): Decision;
  free(): void;
}

/** A decision and its trace. */
export class Decision implements Owned {
  private constructor();
  /** The decision as `guide decide --format json` prints it, the same bytes. */
  json(): string;
  /** `json()`, parsed. */
  readonly data: any;
  /** The determination as text; `all` shows also the clauses that did not decide. */
  text(options?: {width?: number; ascii?: boolean; color?: boolean; all?: boolean}): string;
  /** The determination letter; `phrases` replace Guide's own. */
  letter(format?: "text" | "markdown" | "html", phrases?: Readonly<Record<string, string>>): string;
  /** Why a guideline, outcome, fact or definition came out as it did. Throws GuideError if none has that name. */
  why(subject: string, item?: number): string;
  /** What is undocumented and matters, by its label. */
  missing(item?: number): string[];
  /** The undocumented fact whose answers leave least to ask; null if none matters any more. */
  nextQuestion(item?: number): Question | null;
  /** Every request, with the trace of every guideline that speaks to it. */
  readonly items: readonly Item[];
  free(): void;
}

/** One request of the case, or the case itself where it requests nothing. */
export interface Item {
  service: string;
  label: string;
  determinations: Determination[];
  guidelines: Guideline[];
}

export interface Determination {
  name: string;
  title: string;
  outcome: string;
  priorEffect: "open" | "upheld" | "overturned";
  reviewers: string[];
}

export interface Guideline {
  name: string;
  title: string;
  citation: string;
  conclusion: string;
  conclusionWords: string;
  clauses: Clause[];
}

/** A clause as the author wrote it, with the value it came to. */
export interface Clause {
  text: string;
  citation: string;
  state: "present" | "absent" | "undocumented" | "conflicting";
  /** `met`, `not met`, ... */
  stateWords: string;
  decisive: boolean;
  line: number;
  evidence: string[];
  parts: Clause[];
}

/** The fact to ask for next; `fact` is its name as cases take it. */
export interface Question {
  fact: string;
  text: string;
  answers: Answer[];
}

/** A possible answer, what would be decided then, and how much would matter after it. */
export interface Answer {
  answer: string;
  result: string;
  stillOpen: number;
}

/** What is wrong, where, and what to type instead. */
export interface Diagnostic {
  code: string;
  severity: "note" | "warning" | "error";
  message: string;
  hint: string;
  file: string;
  /** From 1; 0 where there is no place. */
  line: number;
  column: number;
  /** The whole message, with the line and a caret. */
  text: string;
}

/** Anything Guide refuses. */
export class GuideError extends Error {
  readonly diagnostics: Diagnostic[];
}
/** The guidelines have errors. */
export class CompileError extends GuideError {}
/** The case has errors. */
export class CaseError extends GuideError {}
/** A limit of the host was passed. */
export class LimitError extends GuideError {}
