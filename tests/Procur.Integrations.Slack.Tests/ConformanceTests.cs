namespace Procur.Integrations.Slack.Tests;

public sealed class SlackIntegrationTests : IntegrationConformance<SlackFixture>;

public sealed class SlackConnectorTests : ConnectorConformance<SlackFixture>;

public sealed class SlackNotifierTests : ChatNotifierConformance<SlackFixture>;

public sealed class SlackLookUpTests : ChatLookUpConformance<SlackFixture>;

public sealed class SlackChannelsTests : ChatChannelsConformance<SlackFixture>;

public sealed class SlackUsersTests : ChatUsersConformance<SlackFixture>;

public sealed class SlackInteractionTests : ChatInteractionConformance<SlackFixture>;

public sealed class SlackWebhookReceiverTests : WebhookReceiverConformance<SlackFixture>;

public sealed class SlackCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                SlackIntegration.Definition.Abilities.Select(ability => ability.Type),
                typeof(SlackCoverageTests).Assembly
            )
        );
}
