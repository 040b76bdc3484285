import Model

/// Which elements of a page hold its article or articles.
struct HTMLSelection {
  private(set) var containers: [Int] = []
  private(set) var reasons: [String] = []
  private let ignoresSuspicion: Bool
  /// Blocks between the headline and the element of the text that belong to the article: pictures' captions, who wrote it and when.
  private var front: [Int] = []

  /// How many of the blocks of the only article stand before its element.
  var frontCount: Int { front.count }

  init(_ content: HTMLContent) {
    let all = content.blocks.reduce(0) { $0 + $1.text.count - $1.linkLength }
    let suspect = content.blocks.reduce(0) { $0 + (content.elements[$1.element].isSuspect ? $1.text.count - $1.linkLength : 0) }
    ignoresSuspicion = suspect * 10 > all * 7
    let articles = Self.articles(content)
    let most = articles.map { content.elements[$0].textLength }.max() ?? 0
    let whole = articles.filter { content.elements[$0].textLength > 300 && content.elements[$0].textLength * 4 > most }
    if whole.count > 1 {
      containers = whole
      reasons = ["\(whole.count) article elements"]
    } else if let article = whole.first, content.elements[article].textLength * 3 > all {
      containers = [article]
      reasons = ["the article element holds most of the text"]
    } else if let body = Self.best(content, where: \.isBody), content.elements[body].textLength > 150 {
      containers = [body]
      reasons = ["an element marked as the article's body"]
    } else if let dense = Self.best(content, where: { !$0.isSuspect && $0.name != "html" }), content.elements[dense].score > 0 {
      containers = [dense]
      reasons = ["the element with the densest text"]
    } else {
      containers = [0]
      reasons = ["no element stands out: the whole page"]
    }
    if containers.count == 1 { front = frontMatter(content) }
  }

  private func frontMatter(_ content: HTMLContent) -> [Int] {
    let group = groups(content)
    let blocks = content.blocks
    guard let first = blocks.firstIndex(where: { group[$0.element] != nil && whyLeftOut($0, in: content) == nil }),
      let headline = blocks[..<first].lastIndex(where: { $0.kind == .heading(1) && group[$0.element] == nil })
    else { return [] }
    return ((headline + 1)..<max(headline + 1, first)).filter { index in
      let block = content.blocks[index]
      return group[block.element] == nil && whyLeftOut(block, in: content) == nil && isFrontMatter(block)
    }
  }

  private func isFrontMatter(_ block: HTMLBlock) -> Bool {
    if block.kind == .caption { return true }
    guard block.text.count <= 200 else { return false }
    return block.role != nil || Dateline(block.text) != nil || LabelledLine(block.text)?.label == .author
      || block.text.count <= 120 && DatedEvent.all(in: block.text).contains { $0.date != nil }
  }

  /// The article elements that are not inside another one.
  private static func articles(_ content: HTMLContent) -> [Int] {
    var inside = [Bool](repeating: false, count: content.elements.count)
    var result: [Int] = []
    for (index, element) in content.elements.enumerated().dropFirst() {
      let parentInside = inside[element.parent]
      if element.name == "article", !parentInside, !element.isSuspect { result.append(index) }
      inside[index] = parentInside || element.name == "article"
    }
    return result
  }

  private static func best(_ content: HTMLContent, where isEligible: (HTMLElement) -> Bool) -> Int? {
    content.elements.indices.dropFirst().filter { isEligible(content.elements[$0]) }.max {
      content.elements[$0].score < content.elements[$1].score
    }
  }

  /// The blocks inside each container, without those of share bars and lists of links.
  func blocks(of content: HTMLContent) -> [[HTMLBlock]] {
    let group = groups(content)
    var blocks = [[HTMLBlock]](repeating: [], count: containers.count)
    for index in front { blocks[0].append(content.blocks[index]) }
    for block in content.blocks where whyLeftOut(block, in: content) == nil {
      if let number = group[block.element] { blocks[number].append(block) }
    }
    return blocks
  }

  /// What became of the text that stands in no article: outside its element, or marked or built as something else.
  func strays(of content: HTMLContent) -> [Decision] {
    let group = groups(content)
    var strays = content.dropped
    for (index, block) in content.blocks.enumerated() where !front.contains(index) {
      if let (role, reason) = whyLeftOut(block, in: content) {
        strays.append(Decision(block.span.scalars, role, article: group[block.element], reasons: [reason]))
      } else if group[block.element] == nil {
        strays.append(Decision(block.span.scalars, .menu, reasons: ["outside the element of the article"]))
      }
    }
    return strays
  }

  /// The number of the container that each element stands in.
  private func groups(_ content: HTMLContent) -> [Int?] {
    var group = [Int?](repeating: nil, count: content.elements.count)
    for (number, container) in containers.enumerated() { group[container] = number }
    for index in content.elements.indices.dropFirst() where group[index] == nil { group[index] = group[content.elements[index].parent] }
    return group
  }

  /// Why a block is no text of an article; `nil` when it may be.
  private func whyLeftOut(_ block: HTMLBlock, in content: HTMLContent) -> (Decision.Role, String)? {
    if !ignoresSuspicion, content.elements[block.element].isSuspect {
      return (.button, "in an element that is named as something beside the text")
    }
    if block.isSkipped { return (.related, "between a link that jumps over it and the place that the link leads to") }
    if case .heading = block.kind { return nil }
    if block.linkLength * 10 < block.text.count * 7 || block.role != nil || block.text.count > 240 { return nil }
    return (.related, "mostly links")
  }
}
