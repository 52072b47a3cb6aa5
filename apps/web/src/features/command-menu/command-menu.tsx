"use client";

import { Modal } from "@heroui/react";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Role } from "#features/people/roles.ts";
import { type Command, commandGroups, commandsLike, messageIdOf } from "./commands.ts";
import { keepRecent, readRecent } from "./recent-commands.ts";
import { useCommands } from "./use-commands.ts";
import { useFound } from "./use-found.ts";

type CommandMenuProps = {
  current: { id: string; name: string; organizationName: string };
  environments: { id: string; name: string; organizationName: string }[];
  role: Role;
  onClose: () => void;
};

/** One field that leads anywhere: the focus stays in it, and arrows walk through what fits. */
export function CommandMenu({ current, environments, role, onClose }: CommandMenuProps) {
  const t = useTranslations("commandMenu");
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [recent] = useState(() => readRecent(current.id));
  const { found, isSearching } = useFound(current.id, text);
  const known = useCommands(current, environments, role);
  const inLog = useInLog(current.id, text);
  const own = text.trim() === "" ? [...recent, ...known] : commandsLike(known, text);
  const all = [...inLog, ...own, ...found];
  const groups = commandGroups
    .map((group) => ({ group, commands: all.filter((command) => command.group === group) }))
    .filter(({ commands }) => commands.length > 0);
  const shown = groups.flatMap(({ commands }) => commands);
  const active = Math.min(at, shown.length - 1);
  const idOf = (index: number) => `${listId}-${index}`;

  function choose(command: Command | undefined): void {
    if (!command) return;
    keepRecent(current.id, command);
    onClose();
    router.push(command.href);
  }

  function press(event: KeyboardEvent): void {
    const { length } = shown;
    const next = { ArrowDown: (active + 1) % length, ArrowUp: (active - 1 + length) % length }[event.key];
    if (event.key === "Enter" && !event.nativeEvent.isComposing) choose(shown[active]);
    else if (next !== undefined && length > 0) setAt(next);
    else return;
    event.preventDefault();
  }

  return (
    <Modal.Backdrop isOpen onOpenChange={onClose}>
      <Modal.Container placement="top" className="sm:pt-[12vh]">
        <Modal.Dialog aria-label={t("title")} className="gap-0 overflow-hidden p-0 sm:max-w-[36rem]">
          <div className="flex items-center gap-2.5 border-b px-4">
            <Search className="size-4 shrink-0 text-muted" strokeWidth={1.5} aria-hidden="true" />
            <input
              autoFocus
              type="text"
              role="combobox"
              aria-label={t("label")}
              aria-expanded
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={active >= 0 ? idOf(active) : undefined}
              placeholder={t("placeholder")}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={press}
              className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-muted sm:text-sm"
            />
          </div>
          <div
            id={listId}
            role="listbox"
            aria-label={t("title")}
            className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1.5"
          >
            {groups.map(({ group, commands }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields.
              <div key={group} role="group" aria-label={t(`groups.${group}`)}>
                <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs text-muted">
                  {t(`groups.${group}`)}
                </p>
                {commands.map((command) => {
                  const index = shown.indexOf(command);
                  return (
                    <Option
                      key={`${command.href} ${command.label}`}
                      id={idOf(index)}
                      command={command}
                      isActive={index === active}
                      onPoint={() => setAt(index)}
                      onChoose={() => choose(command)}
                    />
                  );
                })}
              </div>
            ))}
          </div>
          <p
            role="status"
            className={shown.length === 0 || isSearching ? "px-4 py-3 text-[13px] text-muted" : "sr-only"}
          >
            {isSearching ? t("searching") : t("found", { count: shown.length })}
          </p>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

/** A message by its id, or the log, where any other text is looked for. */
function useInLog(environmentId: string, text: string): Command[] {
  const t = useTranslations("commandMenu");
  const wanted = text.trim();
  if (wanted === "") return [];
  const id = messageIdOf(wanted);
  const log = `/${environmentId}/messages`;
  if (id !== null) return [{ group: "messages", label: t("openMessage"), hint: id, href: `${log}/${id}` }];
  const label = t("searchLog", { text: wanted });
  return [{ group: "log", label, href: `${log}?text=${encodeURIComponent(wanted)}` }];
}

type OptionProps = {
  id: string;
  command: Command;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, command, isActive, onPoint, onChoose }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the field, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: it is pointed at by aria-activedescendant.
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={`flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 ${isActive ? "bg-default" : ""}`}
    >
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {command.label}
      </span>
      {command.hint === undefined ? null : (
        <span className="min-w-0 max-w-[50%] shrink-0 truncate text-[13px] text-muted" dir="auto">
          {command.hint}
        </span>
      )}
    </div>
  );
}
