import { type Expression, FilterError } from "./expression";
import { factsOf, type ValueType } from "./fields";

const WORDS: Readonly<Record<ValueType, string>> = {
  text: "a text",
  number: "a number",
  truth: "true or false",
  category: "a category",
  any: "an attribute",
};

/** Throws FilterError unless every part of a filter fits what it is used for, and the whole is true or false. */
export function checkFilter(filter: Expression, isStaff: boolean): void {
  const type = typeOf(filter, isStaff);
  if (!isTruth(type)) throw new FilterError(filter.at, `This is ${WORDS[type]}, and says nothing by itself.`);
}

const isTruth = (type: ValueType) => type === "truth" || type === "any";
const isNumber = (type: ValueType) => type === "number" || type === "any";

/** Categories are named by texts. */
function areComparable(left: ValueType, right: ValueType): boolean {
  if (left === "any" || right === "any" || left === right) return true;
  return (left === "category" && right === "text") || (left === "text" && right === "category");
}

function typeOf(expression: Expression, isStaff: boolean): ValueType {
  const { kind, at } = expression;
  const typeIn = (part: Expression) => typeOf(part, isStaff);
  const demand = (part: Expression, fits: (type: ValueType) => boolean, wanted: string) => {
    const type = typeIn(part);
    if (!fits(type)) throw new FilterError(part.at, `${wanted} was expected here, and not ${WORDS[type]}.`);
  };
  switch (kind) {
    case "text":
    case "number":
    case "truth":
      return kind;
    case "attribute":
      return "any";
    case "field": {
      const { type, isSecret = false } = factsOf(expression.name);
      if (isSecret && !isStaff)
        throw new FilterError(at, `${expression.name} is for the shop's rules alone.`);
      return type;
    }
    case "arithmetic":
      for (const part of [expression.left, expression.right]) demand(part, isNumber, "A number");
      return "number";
    case "compare": {
      const { left, right, operator } = expression;
      if (operator === "=" || operator === "!=") checkPair(left, right, isStaff);
      else for (const part of [left, right]) demand(part, isNumber, `Beside ${operator} a number`);
      return "truth";
    }
    case "in":
      for (const one of expression.list) checkPair(expression.left, one, isStaff);
      return "truth";
    case "exists":
      if (expression.value.kind !== "field" && expression.value.kind !== "attribute")
        throw new FilterError(at, "Only a field or an attribute can be asked to exist.");
      typeIn(expression.value);
      return "truth";
    case "not":
      demand(expression.part, isTruth, "True or false");
      return "truth";
    case "and":
    case "or":
      for (const part of expression.parts) demand(part, isTruth, "True or false");
      return "truth";
  }
}

function checkPair(left: Expression, right: Expression, isStaff: boolean): void {
  const [first, second] = [typeOf(left, isStaff), typeOf(right, isStaff)];
  if (!areComparable(first, second))
    throw new FilterError(right.at, `${WORDS[first]} cannot be compared with ${WORDS[second]}.`);
}
