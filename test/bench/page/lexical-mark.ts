import {
  $createMarkNode,
  $isMarkNode,
  $unwrapMarkNode,
  $wrapSelectionInMarkNode,
  MarkNode,
} from '@lexical/mark';
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  createEditor,
  type LexicalEditor,
  type NodeKey,
  type ParagraphNode,
  type TextNode,
} from 'lexical';
import { paragraphAt } from '../../../shared/article/paragraphs';
import type { Span } from '../../../shared/article/span';
import type { Kind } from '../../../shared/scheme/scheme';
import { inputId, type Input } from '../input';
import type { Contender, Geometry, VisibleFragment } from './contender';
import { createSheet } from './sheet';

const STYLE = `
  mark { color: inherit; }
  mark[data-kind=claim] { background: #e3defb; }
  mark[data-kind=quote] { background: #cfeee4; }
  mark[data-kind=figure] { background: #fbe0cb; }
  mark.overlapping { box-shadow: inset 0 -2px #4a3aa8; }
  mark.selected { background: #ffe9a3; }`;

/** A stretch of a paragraph that the same annotations cover, or none. */
interface Piece {
  readonly words: string;
  readonly ids: readonly string[];
}

type IdSpan = Span & { readonly id: string };

function spansByParagraph({ annotations, paragraphs }: Input): readonly IdSpan[][] {
  const groups: IdSpan[][] = paragraphs.map(() => []);
  for (const { id, spans } of annotations) {
    for (const span of spans) groups[paragraphAt(paragraphs, span.start)]?.push({ id, ...span });
  }
  return groups;
}

/** Cuts a paragraph wherever an annotation begins or ends: marks nest, and cannot cross. */
function piecesOf(text: string, paragraph: Span, spans: readonly IdSpan[]): readonly Piece[] {
  const cuts = new Set([paragraph.start, paragraph.end, ...spans.flatMap((s) => [s.start, s.end])]);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const covering = spans.filter((span) => span.start < end && start < span.end);
    return { words: text.slice(start, end), ids: covering.map(({ id }) => id) };
  });
}

function $appendPieces(paragraph: ParagraphNode, pieces: readonly Piece[]): void {
  for (const { words, ids } of pieces) {
    const text = $createTextNode(words);
    paragraph.append(ids.length > 0 ? $createMarkNode(ids).append(text) : text);
  }
}

function $textAt(paragraph: number, offset: number): { node: TextNode; offset: number } | null {
  const element = $getRoot().getChildAtIndex(paragraph);
  if (!$isElementNode(element)) return null;
  let passed = 0;
  for (const node of element.getAllTextNodes()) {
    const size = node.getTextContentSize();
    if (offset <= passed + size) return { node, offset: offset - passed };
    passed += size;
  }
  return null;
}

/** What stands where, told by Lexical's own mutation listener as in its playground. */
class Marks {
  readonly idsByKey = new Map<NodeKey, readonly string[]>();
  readonly keysById = new Map<string, Set<NodeKey>>();
  readonly kinds = new Map<string, Kind>();

  constructor(editor: LexicalEditor) {
    editor.registerMutationListener(MarkNode, (mutations) => {
      editor.getEditorState().read(() => {
        for (const [key, mutation] of mutations) {
          this.#forget(key);
          const node = mutation === 'destroyed' ? null : $getNodeByKey(key);
          if ($isMarkNode(node)) this.#note(editor, key, node.getIDs());
        }
      });
    });
  }

  #forget(key: NodeKey): void {
    for (const id of this.idsByKey.get(key) ?? []) this.keysById.get(id)?.delete(key);
    this.idsByKey.delete(key);
  }

  #note(editor: LexicalEditor, key: NodeKey, ids: readonly string[]): void {
    this.idsByKey.set(key, ids);
    for (const id of ids) {
      const keys = this.keysById.get(id);
      if (keys) keys.add(key);
      else this.keysById.set(id, new Set([key]));
    }
    const element = editor.getElementByKey(key);
    if (element) element.dataset['kind'] = this.kinds.get(ids.at(-1) ?? '') ?? 'claim';
  }

  clear(): void {
    this.idsByKey.clear();
    this.keysById.clear();
    this.kinds.clear();
  }
}

/** A plain Lexical editor whose annotations are mark nodes within its text. */
export function createLexicalMark(geometry: Geometry): Contender {
  const { scroller, column, elsewhere } = createSheet(geometry);
  const style = document.createElement('style');
  style.textContent = STYLE;
  document.head.append(style);
  const editor = createEditor({
    namespace: 'bench',
    nodes: [MarkNode],
    theme: { markOverlap: 'overlapping' },
    editable: false,
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(column);
  const marks = new Marks(editor);
  // The paragraphs alone: what else the input holds would count as what opening added.
  let paragraphs: Input['paragraphs'] = [];
  let expected = 0;
  let added = 0;
  const lastId = () => inputId('added', added);
  const elementsOf = (id: string): readonly HTMLElement[] =>
    [...(marks.keysById.get(id) ?? [])].flatMap((key) => editor.getElementByKey(key) ?? []);
  const isOpen = () => column.childElementCount === expected && marks.idsByKey.size > 0;

  const open = (given: Input): void => {
    paragraphs = given.paragraphs;
    expected = given.paragraphs.length;
    marks.clear();
    for (const { id, kind } of given.annotations) marks.kinds.set(id, kind);
    const groups = spansByParagraph(given);
    editor.update(
      () => {
        const nodes = given.paragraphs.map((paragraph, index) => {
          const node = $createParagraphNode();
          $appendPieces(node, piecesOf(given.text, paragraph, groups[index] ?? []));
          return node;
        });
        $getRoot()
          .clear()
          .append(...nodes);
      },
      { discrete: true, skipTransforms: true, tag: 'historic' },
    );
    scroller.scrollTop = 0;
  };

  const add = ({ start, end }: Span, kind: Kind): (() => boolean) => {
    added += 1;
    const id = lastId();
    marks.kinds.set(id, kind);
    const at = paragraphAt(paragraphs, start);
    const offset = paragraphs[at]?.start ?? 0;
    editor.update(
      () => {
        const from = $textAt(at, start - offset);
        const to = $textAt(at, end - offset);
        if (!from || !to) return;
        const selection = $createRangeSelection();
        selection.anchor.set(from.node.getKey(), from.offset, 'text');
        selection.focus.set(to.node.getKey(), to.offset, 'text');
        $wrapSelectionInMarkNode(selection, false, id);
      },
      { discrete: true },
    );
    return () => elementsOf(id).length > 0;
  };

  const remove = (): (() => boolean) => {
    const id = lastId();
    editor.update(
      () => {
        for (const key of [...(marks.keysById.get(id) ?? [])]) {
          const node = $getNodeByKey(key);
          if (!$isMarkNode(node)) continue;
          node.deleteID(id);
          if (node.getIDs().length === 0) $unwrapMarkNode(node);
        }
      },
      { discrete: true },
    );
    return () => elementsOf(id).length === 0;
  };

  const isMarked = ({ id, range }: VisibleFragment): boolean => {
    const inside = new Set<Element>(elementsOf(id));
    const isInside = (node: Node): boolean => {
      for (let at: Node | null = node; at && at !== column; at = at.parentNode) {
        if (at instanceof Element && inside.has(at)) return at.localName === 'mark';
      }
      return false;
    };
    return isInside(range.startContainer) && isInside(range.endContainer);
  };

  return {
    paintsIn: 'task',
    prepare: (given) => () => open(given),
    isFirstScreen: isOpen,
    isOpen,
    isReady: () => true,
    isIdle: () => true,
    scroller: () => scroller,
    paragraphs: () => [...column.children],
    elsewhere: () => elsewhere,
    annotating: {
      prepareAdd: async () => undefined,
      add,
      select({ id }) {
        for (const element of column.querySelectorAll('mark.selected')) {
          element.classList.remove('selected');
        }
        for (const element of elementsOf(id)) element.classList.add('selected');
        return () => elementsOf(id).every((element) => element.classList.contains('selected'));
      },
      changeKind(kind) {
        const id = lastId();
        marks.kinds.set(id, kind);
        for (const element of elementsOf(id)) element.dataset['kind'] = kind;
        return () => elementsOf(id).every((element) => element.dataset['kind'] === kind);
      },
      remove,
      unpainted: (visible) => visible.filter((fragment) => !isMarked(fragment)),
    },
  };
}
