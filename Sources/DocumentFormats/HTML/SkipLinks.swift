/// Links that let a reader jump over a part of the page (`تخطى مواضيع قد تهمك وواصل القراءة`): what lies between such a link and the place
/// that it leads to is no part of the text.
struct SkipLinks {
  private var links: [(block: Int, target: Scalars)] = []
  private var places: [Scalars: Int] = [:]
  private var open: Scalars?

  /// Notes the start of a link.
  mutating func start(href: Scalars?) {
    if let href, href.first == "#", href.count > 1 { open = Array(href.dropFirst()) }
  }

  /// Notes an element that a link may lead to, with the number of the block that follows.
  mutating func place(id: Scalars?, block: Int) {
    if let id, places[id] == nil { places[id] = block }
  }

  /// Notes a block; one that is nothing but a link may be one to jump by.
  mutating func block(_ number: Int, isLink: Bool) {
    if let open, isLink { links.append((number, open)) }
    open = nil
  }

  /// The blocks that may be jumped over.
  func skipped(_ blocks: [HTMLBlock]) -> Set<Int> {
    var skipped: Set<Int> = []
    let all = blocks.reduce(0) { $0 + $1.text.count }
    for (block, target) in links {
      guard let place = places[target], place > block, place <= blocks.count else { continue }
      let end = place < blocks.count && blocks[place].text.count <= 60 ? place + 1 : place
      let length = blocks[block..<end].reduce(0) { $0 + $1.text.count }
      if length * 4 < all { skipped.formUnion(block..<end) }
    }
    return skipped
  }
}
