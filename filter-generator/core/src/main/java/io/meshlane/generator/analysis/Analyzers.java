package io.meshlane.generator.analysis;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.IstioObjects;
import java.util.List;
import java.util.Optional;

/** All rules. */
public final class Analyzers {
  private static final List<Analyzer> ALL =
      List.of(
          new NamesAreDnsLabels(),
          new VersionsAreLabelValues(),
          new LaneVersionExists(),
          new LaneServiceExists(),
          new LaneFallbackExists(),
          new FallbackEnds(),
          new ServicesAreUnique(),
          new LanesAreDistinct(),
          new SubsetsAreDistinct(),
          new LanesAreHeaderValues(),
          new BaselineExists(),
          new ServicesHavePortsAndVersions(),
          new SplitAddsUp(),
          new FaultLaneExists(),
          new HeaderIsToken(),
          new HostsAreValid(),
          new RetriesAreSound(),
          new EntryNamesItsPort(),
          new EntriesAreUnique(),
          new PrefixesKeepToThemselves(),
          new SpecificHostsServeEveryPath(),
          new GatewaysExist(),
          new EntryHostsAreServed(),
          new MeshHostsAreUnique(),
          new CombinedServicesOwnTheirHosts(),
          new PathsBeginWithSlash(),
          new GatewaysAreSound(),
          new ServersListenApart(),
          new CallbackHostsAgree(),
          new CallbackLanesExist(),
          new CallbackFormsWork(),
          new EdgeAndLuaAreApart(),
          new CallbackHostsAreServed(),
          new ExtensionsFit(),
          new PortIsHttp(),
          new PodsCarryVersion(),
          new PodsCarryApp(),
          new VersionIsSelected(),
          new PodIsNotTheProxy(),
          new HostHasNoOtherRule(),
          new VersionIsDeployed(),
          new PortIsOnService());

  private Analyzers() {}

  /**
   * Runs every rule on {@code subject}; a rule never stops another.
   *
   * @return what the topology needs in the mesh; empty when a rule is broken
   */
  public static Optional<List<IstioObject>> run(Subject subject, Findings findings) {
    all().forEach(analyzer -> analyzer.analyze(subject, findings));
    if (findings.hasErrors()) {
      return Optional.empty();
    }
    List<IstioObject> objects = IstioObjects.from(subject.topology());
    new GeneratedNamesAreDistinct(objects).analyze(subject, findings);
    return findings.hasErrors() ? Optional.empty() : Optional.of(objects);
  }

  /** Every rule, in the order of the first code it reports. */
  static List<Analyzer> all() {
    return ALL;
  }
}
