namespace Procur.Integrations.SendGrid.Tests;

public sealed class SendGridIntegrationTests : IntegrationConformance<SendGridFixture>;

public sealed class SendGridConnectorTests : ConnectorConformance<SendGridFixture>
{
    /// <summary>SendGrid tells a key's scopes and not whose it is.</summary>
    protected override bool TellsAccount => false;
}

public sealed class SendGridEmailSenderTests : EmailSenderConformance<SendGridFixture>;

public sealed class SendGridEmailTemplatesTests : EmailTemplatesConformance<SendGridFixture>;

public sealed class SendGridBulkEmailTests : BulkEmailConformance<SendGridFixture>;

public sealed class SendGridEmailEventsTests : EmailEventsConformance<SendGridFixture>;

public sealed class SendGridWebhookReceiverTests : WebhookReceiverConformance<SendGridFixture>;

public sealed class SendGridCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                SendGridIntegration.Definition.Abilities.Select(ability => ability.Type),
                typeof(SendGridCoverageTests).Assembly
            )
        );
}
