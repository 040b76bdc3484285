import ArabicText
import Extraction
import Foundation
import Model
import Testing

@Suite struct LexiconTests {
  private static func tables(_ part: String) throws -> [TableFile] {
    try ConfigFiles.texts.filter { $0.key.contains(part) }.sorted { $0.key < $1.key }.map { try TableFile(name: $0.key, text: $0.value) }
  }

  private static var entityTables: [TableFile] {
    get throws {
      try ["lexicon/countries", "lexicon/places", "lexicon/organizations", "lexicon/persons/"].flatMap(tables)
    }
  }

  @Test func `every file of the lexicon can be read`() throws {
    _ = try ConfigFiles.analyzer.get()
  }

  @Test(arguments: [("lexicon/countries", 190), ("lexicon/places", 150), ("lexicon/organizations", 250), ("lexicon/persons/", 600)])
  func `there are enough entries`(part: String, count: Int) throws {
    #expect(try Self.tables(part).reduce(0) { $0 + $1.rows.count } >= count)
  }

  @Test func `there are 120 offices with holders`() throws {
    let pairs = try Self.tables("lexicon/office-holders/").flatMap { $0.rows.map { $0["office"] + " " + $0["jurisdiction"] } }
    #expect(Set(pairs).count >= 120)
  }

  @Test func `slugs are ASCII words with dashes and unique`() throws {
    var seen = Set<String>()
    for table in try Self.entityTables {
      for row in table.rows {
        let slug = row["slug"]
        #expect(slug.range(of: "^[a-z0-9]+(-[a-z0-9]+)*$", options: .regularExpression) != nil, "\(table.name):\(row.line) \(slug)")
        #expect(seen.insert(slug).inserted, "\(table.name):\(row.line) \(slug) stands twice")
      }
    }
  }

  @Test func `no name that stands alone means two entities`() throws {
    var owners: [String: String] = [:]
    for table in try Self.entityTables {
      for row in table.rows {
        let isGuarded = row["guarded"] == "yes"
        let guarded = Set(row.list("guarded").map(Folding.foldName))
        // A name with vowel marks is told from its like by them.
        let names = ((isGuarded ? [] : [row["name"]]) + row.list("aliases") + row.list("short"))
          .filter { !$0.unicodeScalars.contains(where: Folding.isMark) || $0 == row["name"] }
        for name in Set(names.map(Folding.foldName)) where !guarded.contains(name) {
          if let other = owners[name], other != row["slug"] {
            Issue.record("\(table.name):\(row.line) '\(name)' means \(other) and \(row["slug"])")
          }
          owners[name] = row["slug"]
        }
      }
    }
  }

  @Test func `offices name kinds, jurisdictions and persons that exist, in order of time`() throws {
    let kinds = Set(try Self.tables("lexicon/offices").flatMap { $0.rows.map { $0["office"] } })
    let slugs = Set(try Self.entityTables.flatMap { $0.rows.map { $0["slug"] } })
    let suffixes = Set(try Self.tables("lexicon/institutions").flatMap { $0.rows.map { $0["suffix"] } })
    for table in try Self.tables("lexicon/office-holders/") {
      for row in table.rows {
        #expect(kinds.contains(row["office"]), "\(table.name):\(row.line) \(row["office"])")
        let jurisdiction = row["jurisdiction"]
        let isComposed = suffixes.contains {
          jurisdiction.hasSuffix("-" + $0) && slugs.contains(String(jurisdiction.dropLast($0.count + 1)))
        }
        #expect(slugs.contains(jurisdiction) || isComposed, "\(table.name):\(row.line) \(jurisdiction)")
        let from = try #require(PartialDate(iso: row["from"]), "\(table.name):\(row.line)")
        if let to = row.optional("to") {
          let last = try #require(PartialDate(iso: to), "\(table.name):\(row.line)")
          #expect(from.first <= last.last, "\(table.name):\(row.line) ends before it begins")
        }
      }
    }
  }
}
