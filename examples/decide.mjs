// npm install guide-rules; node decide.mjs policy.guide
import {readFileSync} from "node:fs";
import {CaseError, load} from "guide-rules";

const library = load({text: readFileSync(process.argv[2])});
const theCase = {
  schema: "guide.case/1",
  as_of: "2024-05-01",
  facts: {twitch: "present", duration: "7 months"},
  requests: [{service: "injection"}],
};
const decision = library.decide(theCase);
for (const {title, conclusion, clauses} of decision.items[0].guidelines) {
  console.log(`${title}: ${conclusion}`);
  for (const clause of clauses) console.log(`  ${clause.text}: ${clause.stateWords}`);
}
const {text, answers} = decision.nextQuestion();
console.log(`ask: ${text}`);
for (const {answer, result} of answers) console.log(`  ${answer} -> ${result}`);

try {
  library.decide({...theCase, facts: {twich: "present"}});
} catch (error) {
  if (!(error instanceof CaseError)) throw error;
  console.log(error.message);
}
