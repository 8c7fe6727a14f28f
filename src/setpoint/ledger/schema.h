// The tables of a ledger's file, and the triggers that keep them append-only.
//
// Triggers stop mistakes, not an attacker, who can drop them: verify compares the whole schema with
// this one and reports any other table, index, view or trigger.
#pragma once

#include <array>
#include <string_view>

namespace setpoint::ledger {

struct SchemaObject {
  std::string_view type;
  std::string_view name;
  std::string_view sql;  // as SQLite keeps it
};

inline constexpr std::array<SchemaObject, 8> kSchema = {{
    {"table", "entry",
     "CREATE TABLE entry(number INTEGER PRIMARY KEY, recorded TEXT NOT NULL, kind TEXT NOT NULL, "
     "subject TEXT NOT NULL, body TEXT NOT NULL, author TEXT NOT NULL, public_key TEXT NOT NULL, "
     "previous TEXT NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL) STRICT"},
    {"table", "document",
     "CREATE TABLE document(sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID"},
    {"trigger", "entry_follows_the_last",
     "CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry WHEN NEW.number <> (SELECT "
     "coalesce(max(number), 0) + 1 FROM entry) BEGIN SELECT RAISE(ABORT, 'an entry follows the "
     "last one'); END"},
    {"trigger", "entry_stays",
     "CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are "
     "never removed'); END"},
    {"trigger", "entry_is_as_recorded",
     "CREATE TRIGGER entry_is_as_recorded BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, "
     "'entries are never changed'); END"},
    {"trigger", "document_is_new",
     "CREATE TRIGGER document_is_new BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document "
     "WHERE sha256 = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'documents are never replaced'); END"},
    {"trigger", "document_stays",
     "CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'documents "
     "are never removed'); END"},
    {"trigger", "document_is_as_recorded",
     "CREATE TRIGGER document_is_as_recorded BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, "
     "'documents are never changed'); END"},
}};

// In the header of the file: PRAGMA application_id ("SPLG") and user_version.
inline constexpr int kApplicationId = 0x53504c47;
inline constexpr int kFileVersion = 1;

}  // namespace setpoint::ledger
