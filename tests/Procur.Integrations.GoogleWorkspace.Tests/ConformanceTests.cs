namespace Procur.Integrations.GoogleWorkspace.Tests;

public sealed class GoogleIntegrationTests : IntegrationConformance<GoogleFixture>;

public sealed class GoogleConnectorTests : ConnectorConformance<GoogleFixture>;

public sealed class GoogleCalendarProviderTests : CalendarProviderConformance<GoogleFixture>;

public sealed class GoogleCalendarLookUpTests : CalendarLookUpConformance<GoogleFixture>;

public sealed class GoogleCalendarSyncTests : CalendarSyncConformance<GoogleFixture>;

public sealed class GoogleFreeBusyTests : FreeBusyConformance<GoogleFixture>;

public sealed class GoogleCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                GoogleWorkspaceIntegration.Definition.Abilities.Select(ability => ability.Type),
                typeof(GoogleCoverageTests).Assembly
            )
        );
}
