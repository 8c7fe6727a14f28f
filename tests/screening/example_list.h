// A list of plainly invented entries.
#pragma once

#include "setpoint/designation/sanctions_list.h"

namespace setpoint::test {

inline SanctionsList example_list() {
  SanctionsList list;
  list.file = "example.csv";
  list.published = Date::of(2024, 7, 2);
  ListEntry ana;
  ana.number = 101;
  ana.kind = ListedKind::individual;
  ana.programmes = {"SDNTK"};
  ana.names = {{"EXAMPLE PRUEBA, Ana Maria", "name", NameStrength::primary},
               {"MUESTRA, Ana", "aka", NameStrength::strong},
               {"LA EJEMPLAR", "aka", NameStrength::weak}};
  ana.births = {{.year = 1970, .month = 5, .day = 31}};
  ana.nationalities = {"Mexico"};
  ana.identifiers = {{"Passport", "G-123 456", "Mexico", "", ""}};
  ana.addresses = {{"12 Calle Ejemplo, Culiacan", "Mexico"}};
  ListEntry firm;
  firm.number = 102;
  firm.kind = ListedKind::entity;
  firm.programmes = {"ILLICIT-DRUGS-EO14059"};
  firm.names = {{"EXAMPLE CHEMICAL CO., LTD.", "name", NameStrength::primary}};
  firm.addresses = {{"1 Example Road, Wuhan", "China"}};
  ListEntry ship;
  ship.number = 103;
  ship.kind = ListedKind::vessel;
  ship.programmes = {"SDNT"};
  ship.names = {{"EXAMPLE STAR 7", "name", NameStrength::primary}};
  list.entries = {ana, firm, ship};
  return list;
}

}  // namespace setpoint::test
