interface CountTableProps {
  /** What the first column names. */
  readonly named: string;
  /** Of the columns of numbers. */
  readonly counts: readonly string[];
  /** Of the last column, where it says why. */
  readonly reason?: string;
  readonly rows: readonly CountRow[];
}

interface CountRow {
  readonly name: string;
  /** As they are written, one for each column. */
  readonly counts: readonly string[];
  readonly reason?: string;
}

/** Numbers beside each other. Each says its column too, for a screen on which they stand below each other. */
export function CountTable({ named, counts, reason, rows }: CountTableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{named}</th>
          {counts.map((column) => (
            <th scope="col" class="released-count">
              {column}
            </th>
          ))}
          {reason && <th scope="col">{reason}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">{row.name}</th>
            {counts.map((column, n) => (
              <td class="released-count" data-said={column}>
                {row.counts[n]}
              </td>
            ))}
            {reason && (
              <td data-said={reason}>
                <bdi>{row.reason}</bdi>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
