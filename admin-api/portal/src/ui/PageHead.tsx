import { useEffect, type ReactNode } from "react";

/** The title of a page, also of the document. */
export function PageHead({ title, children, aside }: { title: string; children?: ReactNode; aside?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Clearshare`;
  }, [title]);
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {children && <p>{children}</p>}
      </div>
      {aside}
    </header>
  );
}
