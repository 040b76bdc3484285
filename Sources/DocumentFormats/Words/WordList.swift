/// The words that pages are read by: data files of this module, on each line the name of a list, a word and, in some, what it stands for.
enum WordList: String, CaseIterable {
  case months = "calendar/month"
  case hijriWords = "calendar/hijri-word"
  case weekdays = "calendar/weekday"
  case pictureArchives = "credits/picture-archive"
  case pictureOwners = "credits/picture-owner"
  case pictureAgencies = "credits/picture-agency"
  case textAgencies = "credits/text-agency"
  case newspapers = "desks/newspaper"
  case desks = "desks/desk"
  case droppedElements = "html/dropped"
  case voidElements = "html/void"
  case inlineElements = "html/inline"
  case bodyClasses = "html/body-class"
  case suspectClasses = "html/suspect-class"
  case bylineWords = "html/byline-word"
  case neverSuspect = "html/never-suspect"
  case rawElements = "html/raw"
  case classRoles = "html/class-role"
  case labelAuthor = "labels/author"
  case labelTranslator = "labels/translator"
  case labelSource = "labels/source"
  case labelRepublished = "labels/republished"
  case labelCaption = "labels/caption"
  case labelUpdated = "labels/updated"
  case labelKeywords = "labels/keywords"
  case labelAbstract = "labels/abstract"
  case labelForeignAbstract = "labels/foreignAbstract"
  case labelRelated = "labels/related"
  case labelClutter = "labels/clutter"
  case beginsWithHamzaAbove = "lam-alef/begins-with-hamza-above"
  case beginsWithHamzaBelow = "lam-alef/begins-with-hamza-below"
  case beginsWithLam = "lam-alef/begins-with-lam"
  case hasLamAlef = "lam-alef/has-lam-alef"
  case hasAlefLam = "lam-alef/has-alef-lam"
  case shortWords = "lam-alef/short-word"
  case functionWords = "languages/function-word"
  case timeUnits = "lines/time-unit"
  case commentHeads = "lines/comment-head"
  case counted = "lines/counted"
  case clockWords = "lines/clock-word"
  case markers = "lines/marker"
  case datelineWords = "lines/dateline-word"
  case firstWords = "lines/first-word"
  case greetings = "mail/greeting"
  case closings = "mail/closing"
  case mailFields = "mail/field"
  case firstHeadings = "papers/first-heading"
  case references = "papers/references"
  case noteHeads = "people/note-head"
  case followButtons = "people/follow-button"
  case occupations = "people/occupation"
  case noNames = "people/no-name"
  case titles = "people/title"
  case namesWithWaw = "people/name-with-waw"
  case places = "places/place"
  case sceneViews = "scenes/view"
  case sceneActors = "scenes/actor"
  case sceneMoments = "scenes/moment"
  case opinionSections = "sections/opinion"
  case sections = "sections/section"

  /// The words with what they stand for, in the order of the file.
  var rows: [(word: String, value: String)] { Self.lists[rawValue, default: []] }

  /// The words, in the order of the file.
  var words: [String] { rows.map(\.word) }

  /// The words.
  var set: Set<String> { Set(words) }

  /// What each word stands for. A word stands once in such a list.
  var table: [String: String] { Dictionary(uniqueKeysWithValues: rows.map { ($0.word, $0.value) }) }

  /// The number that each word stands for.
  var numbers: [String: Int] { table.compactMapValues { Int($0) } }

  /// All lists by file and name.
  private static let lists: [String: [(word: String, value: String)]] = {
    var lists: [String: [(word: String, value: String)]] = [:]
    for (path, text) in embeddedTexts {
      let file = path.split(separator: "/").last?.split(separator: ".").first ?? ""
      for line in "\(text)".split(separator: "\n") where !line.hasPrefix("#") {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count > 1 else { preconditionFailure("\(path): a row has a list and a word: \(line)") }
        lists["\(file)/\(cells[0])", default: []].append((String(cells[1]), cells.count > 2 ? String(cells[2]) : ""))
      }
    }
    return lists
  }()
}
