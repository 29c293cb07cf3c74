// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building and testing Dateline does not pay for it: `swift run -c release dateline-benchmark`.
let package = Package(
  name: "dateline-benchmarks",
  dependencies: [.package(name: "dateline", path: "..")],
  targets: [
    .executableTarget(
      name: "dateline-benchmark",
      dependencies: [.product(name: "DatelineKit", package: "dateline")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
