/// What may not stay on a captured page: whatever runs, loads from elsewhere, sends, or changes how the page is read.
enum InertRules {
  /// What becomes of an element.
  enum Fate {
    /// Its tags stay, with what is inert of their attributes.
    case keep
    /// Its tags go, what is in it stays.
    case unwrap
    /// It goes with all that is in it, which a browser would read as raw text.
    case drop
    /// It stays, with `<` in its text written as a reference: `<title>`, `<textarea>`.
    case keepText
    /// It stays, with `<` in its rules written as CSS writes it.
    case keepStyle
    /// It becomes `<pre>`, with its raw text escaped.
    case preformat
    /// A `<meta>`: stays unless it acts.
    case meta
  }

  /// What becomes of an attribute.
  enum AttributeFate {
    case keep, drop
    /// Stays if it is an image within the page.
    case image
    /// The address of a link: becomes its title.
    case address
    /// Stays unless a mark has it as its id.
    case identifier
    /// Goes where there is an address to stand there instead.
    case title
  }

  static func fate(of element: MarkupName) -> Fate { elements[element] ?? .keep }

  static func fate(of attribute: MarkupName, on element: MarkupName) -> AttributeFate {
    guard let fate = attributes[attribute] else { return .keep }
    if case .address = fate { return element == "a" || element == "area" ? .address : .drop }
    return fate
  }

  private static let elements: [MarkupName: Fate] = [
    "script": .drop, "iframe": .drop, "noembed": .drop,
    "noscript": .unwrap, "noframes": .unwrap, "frameset": .unwrap, "frame": .unwrap, "plaintext": .unwrap,
    "object": .unwrap, "embed": .unwrap, "applet": .unwrap, "portal": .unwrap, "fencedframe": .unwrap,
    "link": .unwrap, "base": .unwrap, "bgsound": .unwrap, "basefont": .unwrap,
    // What changes attributes of a picture while it is shown.
    "animate": .unwrap, "animatemotion": .unwrap, "animatetransform": .unwrap, "animatecolor": .unwrap, "set": .unwrap,
    "discard": .unwrap, "handler": .unwrap, "listener": .unwrap,
    "title": .keepText, "textarea": .keepText, "style": .keepStyle, "xmp": .preformat, "meta": .meta,
  ]

  private static let attributes: [MarkupName: AttributeFate] = [
    "href": .address, "src": .image, "poster": .image, "title": .title, "id": .identifier, "name": .identifier,
    "xlink:href": .drop, "srcset": .drop, "imagesrcset": .drop, "background": .drop, "action": .drop,
    "formaction": .drop, "ping": .drop, "data": .drop, "code": .drop, "codebase": .drop, "classid": .drop,
    "archive": .drop, "srcdoc": .drop, "manifest": .drop, "profile": .drop, "lowsrc": .drop, "dynsrc": .drop,
    "attributionsrc": .drop, "xml:base": .drop, "http-equiv": .drop, "autofocus": .drop, "autoplay": .drop,
    "implementation": .drop,
  ]
}
