extension Site {
  /// Routes of the pages for editors and moderators.
  var deskRoutes: [Route] {
    signInRoutes + overviewRoutes + commentQueueRoutes + ruleRoutes + postRoutes + sectionRoutes + outletRoutes
      + sourceRoutes + factRoutes + accountRoutes + tokenRoutes + ownSessionRoutes
  }
}
