/** The forms of a page, read as a browser without scripts reads them, and what it would send when they are filled in. */
import { DomUtils, parseDocument } from 'htmlparser2';

/** What goes into a field: several values for several boxes or files, [] for none; a box is ticked by its value. */
export type Filling = Readonly<Record<string, string | File | readonly (string | File)[]>>;

export type Form = {
  readonly id: string | null;
  /** As written; '' is the page itself. */
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly isMultipart: boolean;
  /** In the order of the page, hidden ones too; disabled ones are left out. */
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
};

export type Field = {
  readonly name: string;
  readonly isFile: boolean;
  /** What is sent when nobody touches it. */
  readonly values: readonly string[];
  /** What may be chosen; null when anything may be written. */
  readonly choices: readonly string[] | null;
};

export type Button = {
  readonly name: string;
  readonly value: string;
  /** Where it sends the form instead, if anywhere. */
  readonly action: string | null;
};

export type Entries = readonly (readonly [name: string, value: string | File])[];

type Document = ReturnType<typeof parseDocument>;
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const BUTTONS = new Set(['submit', 'image']);
const SENT_BY_NOBODY = new Set(['button', 'reset']);

/** The forms of a page, in its order. */
export function formsIn(html: string): Form[] {
  const document = parseDocument(html);
  return elements(document, ['form']).map((form) => formOf(form, document));
}

/** The words of a page, without its markup. */
export function wordsIn(html: string): string {
  const document = parseDocument(html);
  for (const silent of elements(document, ['script', 'style'])) DomUtils.removeElement(silent);
  return DomUtils.textContent(document)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/**
 * The form whose action this is (with or without its query), or, as `#id`, whose id; of several, the first that has the fields to
 * fill in. Throws when there is none.
 */
export function formFor(html: string, wanted: string, filling: Filling): Form {
  const forms = formsIn(html);
  const isWanted = ({ id, action }: Form) => [`#${id}`, action, action.replace(/\?.*/, '')].includes(wanted);
  const found = forms.filter(isWanted);
  const form = found.find((one) => unknownNames(one, filling).length === 0) ?? found[0];
  if (form) return form;
  const others = forms.map(({ id, action }) => (id === null ? action : `${action} (#${id})`));
  throw new Error(`no form ${wanted} on the page; it has: ${others.join(', ') || 'none'}`);
}

/** The button that is named in the filling; else the first, which Enter presses. */
export function pressedButton({ buttons }: Form, filling: Filling): Button | null {
  return buttons.find(({ name, value }) => name !== '' && filling[name] === value) ?? buttons[0] ?? null;
}

/** What is sent. Throws when a field isn't there or doesn't offer the choice; lengths and patterns are not held. */
export function entriesOf(form: Form, filling: Filling): Entries {
  const unknown = unknownNames(form, filling);
  if (unknown.length > 0) {
    const known = [...form.fields, ...form.buttons].map(({ name }) => name).filter((name) => name !== '');
    throw new Error(`the form ${form.action} has no ${unknown.join(', ')}; it has: ${known.join(', ')}`);
  }
  const button = pressedButton(form, filling);
  const pressed = button && button.name !== '' ? [[button.name, button.value] as const] : [];
  return [...form.fields.flatMap((field) => entriesOfField(field, filling[field.name])), ...pressed];
}

function unknownNames({ fields, buttons }: Form, filling: Filling): string[] {
  const isButton = (name: string) => buttons.some((button) => button.name === name && button.value === filling[name]);
  return Object.keys(filling).filter((name) => !fields.some((field) => field.name === name) && !isButton(name));
}

function entriesOfField({ name, isFile, values, choices }: Field, given: Filling[string] | undefined): Entries {
  const chosen = given === undefined ? values : [given].flat();
  // A browser sends a file without name or bytes for a field that was left empty.
  if (isFile) return (chosen.length > 0 ? chosen : [new File([], '')]).map((file) => [name, file]);
  return chosen.map((value) => {
    if (typeof value !== 'string') return [name, value];
    if (choices !== null && !choices.includes(value)) {
      throw new Error(`${name} does not offer "${value}"; it offers: ${choices.join(', ')}`);
    }
    return [name, value.replace(/\r\n|\r|\n/g, '\r\n')];
  });
}

function formOf(form: Element, document: Document): Form {
  const id = form.attribs.id ?? null;
  const controls = elements(document, ['input', 'select', 'textarea', 'button'])
    .filter((control) => (control.attribs.form === undefined ? isWithin(control, form) : control.attribs.form === id))
    .filter((control) => !isDisabled(control));
  return {
    id,
    action: form.attribs.action ?? '',
    method: form.attribs.method?.toLowerCase() === 'post' ? 'post' : 'get',
    isMultipart: form.attribs.enctype === 'multipart/form-data',
    fields: merged(controls.filter((control) => !isButton(control)).flatMap(fieldOf)),
    buttons: controls.filter((control) => BUTTONS.has(typeOf(control))).map(buttonOf),
  };
}

function buttonOf({ attribs }: Element): Button {
  return { name: attribs.name ?? '', value: attribs.value ?? '', action: attribs.formaction ?? null };
}

function fieldOf(control: Element): Field[] {
  const { name = '', value } = control.attribs;
  if (name === '') return [];
  if (control.name === 'select') return [{ name, isFile: false, ...choiceOf(control) }];
  if (control.name === 'textarea') return [{ name, isFile: false, values: [textOf(control)], choices: null }];
  const type = typeOf(control);
  if (type === 'file') return [{ name, isFile: true, values: [], choices: null }];
  if (type !== 'checkbox' && type !== 'radio') return [{ name, isFile: false, values: [value ?? ''], choices: null }];
  const choice = value ?? 'on';
  return [{ name, isFile: false, values: 'checked' in control.attribs ? [choice] : [], choices: [choice] }];
}

function choiceOf(select: Element): Pick<Field, 'values' | 'choices'> {
  const sent = (option: Element) => option.attribs.value ?? DomUtils.textContent(option).trim();
  const options = elements(select, ['option']).filter((option) => !isDisabled(option));
  const selected = options.filter((option) => 'selected' in option.attribs);
  const first = 'multiple' in select.attribs ? [] : options.slice(0, 1);
  return { values: (selected.length > 0 ? selected : first).map(sent), choices: options.map(sent) };
}

/** HTML drops a line break right after the tag. */
function textOf(textarea: Element): string {
  return DomUtils.textContent(textarea).replace(/^\r?\n/, '');
}

/** Fields of one name are one: radio buttons and boxes offer its choices. */
function merged(fields: readonly Field[]): Field[] {
  return [...Map.groupBy(fields, ({ name }) => name)].map(([name, same]) => ({
    name,
    isFile: same.some(({ isFile }) => isFile),
    values: same.flatMap(({ values }) => values),
    choices: same.every(({ choices }) => choices !== null) ? same.flatMap(({ choices }) => choices ?? []) : null,
  }));
}

function isButton(control: Element): boolean {
  return BUTTONS.has(typeOf(control)) || SENT_BY_NOBODY.has(typeOf(control));
}

function typeOf({ name, attribs }: Element): string {
  return attribs.type?.toLowerCase() ?? (name === 'button' ? 'submit' : 'text');
}

function isDisabled(control: Element): boolean {
  if ('disabled' in control.attribs) return true;
  return ancestors(control).some(
    ({ name, attribs }) => ['fieldset', 'optgroup'].includes(name) && 'disabled' in attribs,
  );
}

function isWithin(control: Element, form: Element): boolean {
  return ancestors(control).includes(form);
}

function ancestors(element: Element): Element[] {
  const parent = element.parent as Element | null;
  return parent?.attribs ? [parent, ...ancestors(parent)] : [];
}

/** What stands in a template is not on the page. */
function elements(within: Document | Element, names: readonly string[]): Element[] {
  const found = DomUtils.getElementsByTagName((name) => names.includes(name), within, true);
  return found.filter((element) => !ancestors(element).some(({ name }) => name === 'template'));
}
