import Model
import Testing

@Suite struct PloverTypeTests {
  @Test func `there are sixteen types and each has a root with a score`() {
    #expect(PloverType.allCases.count == 16)
    for type in PloverType.allCases {
      let root = type.cameoRoot(mode: nil)
      #expect(PloverType.goldstein(cameoRoot: root) != 0)
      #expect((1...4).contains(type.quadClass))
    }
  }

  private static let roots: [(PloverType, String?, String)] = [
    (.accuse, "investigate", "09"), (.accuse, nil, "11"), (.sanction, "convict", "11"), (.assault, "aerial", "19"),
    (.assault, "destroy", "17"), (.assault, "unconventional", "20"), (.consult, "phone", "04"),
  ]

  @Test(arguments: roots)
  func `the root follows the mode`(type: PloverType, mode: String?, root: String) {
    #expect(type.cameoRoot(mode: mode) == root)
  }
}
