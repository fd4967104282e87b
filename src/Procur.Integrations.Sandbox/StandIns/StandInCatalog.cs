namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>The stand-ins of this package: one line each.</summary>
internal static class StandInCatalog
{
    public static IReadOnlyList<IStandIn> All(SandboxWorld world) =>
        [
            new Stripe.StripeStandIn(world),
            new Mpesa.MpesaStandIn(world),
            new Slack.SlackStandIn(world),
            new DocuSign.DocuSignStandIn(world),
            new Google.GoogleStandIn(world),
            new AmazonS3.S3StandIn(world),
            new SendGrid.SendGridStandIn(world),
            new Sap.SapStandIn(world),
        ];
}
