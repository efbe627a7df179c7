import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { AfterPaint } from './AfterPaint';
import { AnnotationPane } from './annotating/AnnotationPane';
import { InspectorPane } from './inspecting/InspectorPane';
import { LibraryPane } from './library/LibraryPane';
import { ReadingPane } from './reading/ReadingPane';
import './panes.css';

/**
 * Library, text, and inspector above the list of annotations. The lines between them are moved by
 * mouse or, focused, by the arrow keys; where they stand is remembered. All of it is the main landmark: the lines stand between the panes.
 */
export function Panes() {
  const columns = useDefaultLayout({ id: 'columns' });
  const rows = useDefaultLayout({ id: 'rows' });
  return (
    <Group
      role="main"
      className="panes"
      orientation="horizontal"
      {...(columns.defaultLayout && { defaultLayout: columns.defaultLayout })}
      onLayoutChanged={columns.onLayoutChanged}
    >
      <Panel
        id="library"
        defaultSize="250px"
        minSize="180px"
        maxSize="40%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <AfterPaint>
          <LibraryPane />
        </AfterPaint>
      </Panel>
      <Separator className="divider" aria-label="Width of the library" />
      <Panel id="text" minSize="340px">
        <ReadingPane />
      </Panel>
      <Separator className="divider" aria-label="Width of the annotations" />
      <Panel
        id="side"
        defaultSize="340px"
        minSize="260px"
        maxSize="50%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <AfterPaint>
          <Group
            orientation="vertical"
            {...(rows.defaultLayout && { defaultLayout: rows.defaultLayout })}
            onLayoutChanged={rows.onLayoutChanged}
          >
            <Panel id="inspector" defaultSize="62%" minSize="140px">
              <InspectorPane />
            </Panel>
            <Separator className="divider level" aria-label="Height of the inspector" />
            <Panel id="annotations" minSize="140px">
              <AnnotationPane />
            </Panel>
          </Group>
        </AfterPaint>
      </Panel>
    </Group>
  );
}
