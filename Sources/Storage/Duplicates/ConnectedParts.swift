/// The connected parts of a graph of numbers; each is known by its smallest number (Tarjan's disjoint sets).
struct ConnectedParts {
  private var parents: [Int: Int] = [:]

  /// The smallest number of the part that a number is in.
  mutating func root(_ number: Int) -> Int {
    var root = number
    while let parent = parents[root] { root = parent }
    var step = number
    while let parent = parents[step] {
      parents[step] = root
      step = parent
    }
    parents[root] = nil
    return root
  }

  /// Makes one part of two.
  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    if a != b { parents[max(a, b)] = min(a, b) }
  }
}
