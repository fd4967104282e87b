namespace Procur.Integrations.DocuSign.Tests;

public sealed class DocuSignIntegrationTests : IntegrationConformance<DocuSignFixture>;

public sealed class DocuSignConnectorTests : ConnectorConformance<DocuSignFixture>;

public sealed class DocuSignSignatureTests : SignatureProviderConformance<DocuSignFixture>;

public sealed class DocuSignTemplateTests : SignatureTemplatesConformance<DocuSignFixture>;

public sealed class DocuSignEmbeddedTests : EmbeddedSigningConformance<DocuSignFixture>;

public sealed class DocuSignLookUpTests : SignatureLookUpConformance<DocuSignFixture>;

public sealed class DocuSignWebhookReceiverTests : WebhookReceiverConformance<DocuSignFixture>;

public sealed class DocuSignCoverageTests
{
    [Fact]
    public void Every_capability_that_is_offered_has_its_suite_here() =>
        Assert.Empty(
            SuiteCoverage.Missing(
                DocuSignIntegration.Definition.Abilities.Select(ability => ability.Type),
                typeof(DocuSignCoverageTests).Assembly
            )
        );
}
