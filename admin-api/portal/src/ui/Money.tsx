import { formatMoney, formatMoneyShort, toMicros, type Micros } from "../format/money";

interface Props {
  micros: Micros;
  currency?: string;
  /** Whole cents, with the exact amount on hover. */
  short?: boolean;
}

export function Money({ micros, currency, short = false }: Props) {
  const exact = formatMoney(micros, currency);
  const className = toMicros(micros) < 0n ? "nowrap negative" : "nowrap";
  if (!short) return <span className={className}>{exact}</span>;
  return (
    <span className={className} title={exact}>
      {formatMoneyShort(micros, currency)}
    </span>
  );
}
