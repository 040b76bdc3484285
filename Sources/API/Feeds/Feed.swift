import HTTP
import Model
import Storage

/// A list of articles as feed readers take it.
struct Feed: Sendable {
  let entries: [FeedEntry]
  let title: String
  /// Where the server is, as the client calls it; empty when it does not say.
  let base: String
  /// Path and query of the feed itself.
  let target: String
  /// Path and query of the next page.
  let next: String?
  /// Path and query of the same as a list.
  let list: String

  /// The same for all pages of one feed of one server.
  var id: String { FeedEntry.uuid(of: Array((base + list).utf8)) }

  /// When the last of the articles came in; the epoch when there is none.
  var updated: String { entries.map(\.updated).max() ?? "1970-01-01T00:00:00Z" }

  /// Atom (RFC 4287), with the paging of RFC 5005.
  func atom() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "ar"]) { xml in
      xml.element("id", text: id)
      xml.element("title", text: title)
      xml.element("updated", text: updated)
      xml.element("generator", ["version": Version.current], text: "Sijill")
      // Entries without an author of their own need one here (section 4.1.1).
      xml.element("author") { $0.element("name", text: "Sijill") }
      xml.element("link", ["rel": "self", "type": "application/atom+xml", "href": base + target])
      xml.element("link", ["rel": "alternate", "type": "application/json", "href": base + list])
      if let next { xml.element("link", ["rel": "next", "type": "application/atom+xml", "href": base + next]) }
      for entry in entries { atom(entry, &xml) }
    }
    return xml.bytes
  }

  private func atom(_ entry: FeedEntry, _ xml: inout XMLWriter) {
    let article = entry.record.article
    xml.element("entry", ["xml:lang": article.language]) { xml in
      xml.element("id", text: entry.id)
      xml.element("title", ["type": "text"], text: article.title)
      xml.element("updated", text: entry.updated)
      if let published = entry.published { xml.element("published", text: published) }
      for author in entry.authors { xml.element("author") { $0.element("name", text: author) } }
      xml.element("link", ["rel": "alternate", "href": entry.address ?? here(entry)])
      if entry.address != nil { xml.element("link", ["rel": "related", "type": "application/json", "href": here(entry)]) }
      if let source = article.source { xml.element("category", ["term": source, "scheme": "urn:sijill:source"]) }
      for keyword in article.keywords { xml.element("category", ["term": keyword]) }
      xml.element("summary", ["type": "html"], text: entry.summary)
      xml.element("content", ["type": "html"], text: entry.content)
    }
  }

  private func here(_ entry: FeedEntry) -> String { "\(base)/v1/articles/\(entry.record.id)" }

  /// JSON Feed 1.1. What an item lacks is left out, as its specification has it.
  func json() -> [UInt8] {
    var json = JSONWriter(reservingCapacity: 65_536)
    json.object { json in
      json.member("version", "https://jsonfeed.org/version/1.1")
      json.member("title", title)
      json.member("feed_url", base + target)
      if let next { json.member("next_url", base + next) }
      json.member("language", "ar")
      json.key("items")
      json.array(entries) { item($1, &$0) }
    }
    return json.bytes
  }

  private func item(_ entry: FeedEntry, _ json: inout JSONWriter) {
    let article = entry.record.article
    json.object { json in
      json.member("id", entry.id)
      json.member("url", entry.address ?? here(entry))
      if !article.title.isEmpty { json.member("title", article.title) }
      if let subtitle = article.subtitle { json.member("summary", subtitle) }
      json.member("content_html", entry.content)
      if let published = entry.published { json.member("date_published", published) }
      json.member("date_modified", entry.updated)
      json.member("language", article.language)
      json.key("authors")
      json.array(entry.authors) { json, name in json.object { $0.member("name", name) } }
      json.member("tags", [article.source].compactMap { $0 } + article.keywords)
      json.key("_sijill")
      json.object { json in
        json.member("about", "https://www.jsonfeed.org/version/1.1/#extensions-a-name-extensions-a")
        json.member("article_id", entry.record.id)
      }
    }
  }
}
