import DocumentFormats
import Model
import Storage

/// What reading a document anew would change in it.
public struct Reextraction: Equatable, Sendable {
  /// How many of some kind of finding come and go.
  public struct Difference: Equatable, Sendable {
    /// How many are new.
    public var added = 0
    /// How many are no longer found.
    public var removed = 0

    init<Item: Hashable>(_ old: [Item], _ new: [Item]) {
      var left: [Item: Int] = [:]
      for item in old { left[item, default: 0] += 1 }
      for item in new {
        if let count = left[item], count > 0 { left[item] = count - 1 } else { added += 1 }
      }
      removed = left.values.reduce(0, +)
    }

    /// Whether anything comes or goes.
    public var isEmpty: Bool { added == 0 && removed == 0 }
  }

  /// The document.
  public let document: Int
  /// Its articles, by headline and words.
  public let articles: Difference
  /// The slugs of the entities that its articles speak of from now on.
  public let entitiesAdded: [String]
  /// The slugs of those that they no longer speak of.
  public let entitiesRemoved: [String]
  /// Places where entities are spoken of, by place and entity.
  public let mentions: Difference
  /// Events, by trigger and type.
  public let events: Difference
  /// Quotations, by their words.
  public let quotes: Difference

  /// Whether the document stays as it is.
  public var isEmpty: Bool { articles.isEmpty && mentions.isEmpty && events.isEmpty && quotes.isEmpty }
}

extension Ingester {
  /// Reads a stored document anew, says what that changes, and stores it unless told not to. `nil` when there is no such document.
  ///
  /// Articles keep their ids; corrections of entities stay, since they belong to the entities. The document is replaced in one transaction.
  ///
  /// - Parameters:
  ///   - isDry: changes nothing.
  ///   - onlyIfChanged: leaves documents alone in which nothing would change.
  /// - Throws: ``AppError`` when the bytes cannot be read any more, ``StorageError`` when they cannot be stored.
  public func reextract(document id: Int, isDry: Bool, onlyIfChanged: Bool) throws -> Reextraction? {
    let stored = try archive.read { connection -> (raw: RawDocument, articles: [WholeArticle])? in
      guard let raw = try DocumentRepository(connection).raw(id) else { return nil }
      let articles = ArticleRepository(connection)
      return (raw, try articles.all(ofDocument: id).compactMap { try articles.find($0.id) })
    }
    guard let stored else { return nil }
    let read = try reader.read(stored.raw)
    let fresh = read.articles.map { AnalysedArticle(article: $0, findings: analyze($0)) }
    let slugs = try archive.read { connection in try Self.standing(fresh, in: stored.articles.map(\.record.id), connection) }
    let change = Self.difference(id, stored.articles, fresh, slugs)
    if !isDry, !onlyIfChanged || !change.isEmpty {
      _ = try archive.write { try ArticleRepository($0).replace(ofDocument: id, with: fresh) }
    }
    return change
  }

  /// The slugs under which the entities found stand in the archive, by article: of merged ones those of the others, of those that an article
  /// means another by that one's.
  private static func standing(_ articles: [AnalysedArticle], in ids: [Int], _ connection: Connection) throws -> [[String: String]] {
    var slugs: [String: String] = [:]
    for slug in Set(articles.flatMap { $0.findings.entities.map(\.slug) }) {
      slugs[slug] = try EntityRepository(connection).find(slug: slug)?.entity.slug ?? slug
    }
    return try articles.indices.map { index in
      guard index < ids.count else { return slugs }
      let splits = try ArticleRepository(connection).splits(in: ids[index])
      return slugs.mapValues { slug in splits.reduce(slug) { $0 == $1.from.slug ? $1.to.slug : $0 } }
    }
  }

  private static func difference(
    _ id: Int, _ old: [WholeArticle], _ new: [AnalysedArticle], _ slugs: [[String: String]]
  ) -> Reextraction {
    let before = Set(old.flatMap { $0.entities.flatMap(\.mentions).map(\.entity) })
    let after = Set(zip(new, slugs).flatMap { article, slugs in article.findings.mentions.map { slugs[$0.entity] ?? $0.entity } })
    return Reextraction(
      document: id,
      articles: .init(
        old.map { $0.record.article.title + "\n" + $0.record.article.body }, new.map { $0.article.title + "\n" + $0.article.body }),
      entitiesAdded: after.subtracting(before).sorted(), entitiesRemoved: before.subtracting(after).sorted(),
      mentions: .init(
        old.enumerated().flatMap { index, article in article.entities.flatMap(\.mentions).map { key($0, index, $0.entity) } },
        zip(new, slugs).enumerated().flatMap { index, new in
          new.0.findings.mentions.map { key($0, index, new.1[$0.entity] ?? $0.entity) }
        }),
      events: .init(
        old.enumerated().flatMap { index, article in article.events.map { key($0.event, index) } },
        new.enumerated().flatMap { index, article in article.findings.events.map { key($0, index) } }),
      quotes: .init(
        old.flatMap { $0.quotes.map(\.quote.text) }, new.flatMap { $0.findings.quotes.map(\.text) }))
  }

  private static func key(_ mention: Mention, _ article: Int, _ entity: String) -> String {
    "\(article) \(mention.field.rawValue) \(mention.span.start) \(mention.span.end) \(entity)"
  }

  private static func key(_ event: Event, _ article: Int) -> String {
    "\(article) \(event.trigger.start) \(event.type.rawValue)"
  }
}
