namespace Procur.Integrations.Sap.Tests;

public sealed class SapIntegrationTests : IntegrationConformance<SapFixture>;

public sealed class SapV4IntegrationTests : IntegrationConformance<SapV4Fixture>;

public sealed class SapOAuthIntegrationTests : IntegrationConformance<SapOAuthFixture>;

public sealed class SapConnectorTests : ConnectorConformance<SapFixture>;

public sealed class SapErpTests : ErpConnectorConformance<SapFixture>;

public sealed class SapV4ErpTests : ErpConnectorConformance<SapV4Fixture>;

public sealed class SapLookUpTests : ErpLookUpConformance<SapFixture>;

public sealed class SapV4LookUpTests : ErpLookUpConformance<SapV4Fixture>;

public sealed class SapCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(SapIntegration.Definition.Abilities.Select(ability => ability.Type), typeof(SapCoverageTests).Assembly)
        );
}
