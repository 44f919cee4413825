"use client";

import { Link } from "@/components/ui/link";

interface FooterLinksProps {
  links: [href: string, label: string][];
  /** The language of the labels, where it is not that of the page. */
  lang?: string;
  className?: string;
}

/** Links of the foot, one below the other. A leaf, so that pages hold them once and not twice. */
export function FooterLinks({ links, lang, className }: FooterLinksProps) {
  return (
    <ul lang={lang} className={className}>
      {links.map(([href, label]) => (
        <li key={href} className="break-inside-avoid">
          <Link href={href} className="foot-link">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
