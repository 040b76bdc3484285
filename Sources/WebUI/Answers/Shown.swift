/// What the pages read of the API's answers: names as in the contract, nothing that is not shown.
enum Shown {
  struct List<Item: Showable>: Showable {
    let items: [Item]
    let next: String?

    init(_ fields: Fields) {
      items = fields.list("items").map(Item.init)
      next = fields.text("next")
    }
  }

  struct Publication: Showable {
    let date: String
    let precision: String

    init(_ fields: Fields) {
      date = fields.text("date") ?? ""
      precision = fields.text("precision") ?? "day"
    }
  }

  struct Article: Showable {
    let id: Int
    let language: String?
    let title: String
    let subtitle: String?
    let authors: [String]
    let source: String?
    let place: String?
    let published: Publication?
    let snippet: String?
    let body: String?

    init(_ fields: Fields) {
      id = fields.number("id") ?? 0
      language = fields.text("lang")
      title = fields.text("title") ?? ""
      subtitle = fields.text("subtitle")
      authors = fields.texts("authors")
      source = fields.text("source")
      place = fields.text("place")
      published = fields.object("published").map(Publication.init)
      snippet = fields.text("snippet")
      body = fields.text("body")
    }
  }

  struct Entity: Showable {
    let id: Int
    let slug: String
    let name: String
    let englishName: String?
    let articleCount: Int?

    init(_ fields: Fields) {
      id = fields.number("id") ?? 0
      slug = fields.text("slug") ?? ""
      name = fields.text("name") ?? ""
      englishName = fields.text("name_en")
      articleCount = fields.number("article_count")
    }
  }

  struct Participant: Showable {
    let text: String
    let entity: Entity?

    init(_ fields: Fields) {
      text = fields.text("text") ?? ""
      entity = fields.object("entity").map(Entity.init)
    }
  }

  struct Span: Showable {
    let start: String
    let precision: String

    init(_ fields: Fields) {
      start = fields.text("start") ?? ""
      precision = fields.text("precision") ?? "day"
    }
  }

  struct Event: Showable {
    let articleID: Int
    let type: String
    let actors: [Participant]
    let targets: [Participant]
    let date: Span?

    init(_ fields: Fields) {
      articleID = fields.number("article_id") ?? 0
      type = fields.text("type") ?? ""
      actors = fields.list("actors").map(Participant.init)
      targets = fields.list("targets").map(Participant.init)
      date = fields.object("date").map(Span.init)
    }
  }

  struct Quote: Showable {
    let articleID: Int
    let speaker: Entity?
    let speakerText: String?
    let text: String

    init(_ fields: Fields) {
      articleID = fields.number("article_id") ?? 0
      speaker = fields.object("speaker").map(Entity.init)
      speakerText = fields.text("speaker_text")
      text = fields.text("text") ?? ""
    }
  }
}
