#include "setpoint/warning/alert_feed.h"

#include <string_view>

#include "setpoint/core/digest.h"

namespace setpoint {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // XML 1.0 has no control characters.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">\n";
}

std::string urn(std::string_view name) {
  std::string hex = sha256(name).substr(0, 32);
  hex[12] = '8';  // version: of a kind of one's own
  hex[16] = "89ab"[hex[16] <= '9' ? (hex[16] - '0') % 4 : (hex[16] - 'a' + 2) % 4];  // variant
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

std::string content(const Alert& alert) {
  std::string text;
  for (const std::string& reason : alert.reasons) text += reason + "\n";
  text += alert.caution;
  return text;
}

}  // namespace

std::string alert_title(const Alert& alert) {
  std::string change(name(alert.change));
  change[0] = static_cast<char>(change[0] - 'a' + 'A');
  return change + " in " + alert.measure + " (" + alert.subject + "): " + alert.region_name + ", " +
         alert.period;
}

std::string alerts_atom(const Alerts& alerts) {
  // A feed must have a date; tables without a source have none, and the earliest says so.
  const std::string updated =
      (alerts.as_of ? alerts.as_of->text() : std::string("1970-01-01")) + "T00:00:00Z";
  std::string feed =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  feed += "  " + element("title", "Early warning: " + alerts.dataset);
  feed += "  " + element("id", urn("setpoint.alerts/" + alerts.dataset));
  feed += "  " + element("updated", updated);
  feed += "  <author><name>Setpoint</name></author>\n";
  feed += "  <generator>Setpoint</generator>\n";
  for (const Alert& alert : alerts.alerts) {
    feed += "  <entry>\n";
    feed += "    " + element("title", alert_title(alert));
    feed += "    " + element("id", urn("setpoint.alert/" + alert.id));
    feed += "    " + element("updated", updated);
    feed += "    <category term=\"" + escaped(name(alert.series)) + "\"/>\n";
    feed += "    <category term=\"" + escaped(name(alert.severity)) + "\"/>\n";
    feed += "    <content type=\"text\">" + escaped(content(alert)) + "</content>\n";
    feed += "  </entry>\n";
  }
  return feed + "</feed>\n";
}

}  // namespace setpoint
