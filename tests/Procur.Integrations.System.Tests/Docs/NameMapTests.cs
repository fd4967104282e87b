using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.DocuSign;
using Procur.Integrations.GoogleWorkspace;
using Procur.Integrations.Mpesa;
using Procur.Integrations.Sap;
using Procur.Integrations.SendGrid;
using Procur.Integrations.Slack;
using Procur.Integrations.Stripe;

namespace Procur.Integrations.System.Tests.Docs;

/// <summary>What goes by other names elsewhere, and a capability by a name that is known only at run time.</summary>
public sealed class NameMapTests
{
    private static readonly IReadOnlyList<(string Elsewhere, string? Key, Type[] Here)> Map =
    [
        ("IntegrationConnector", null, [typeof(IIntegrationConnector)]),
        ("IntegrationConfigService", null, [typeof(IIntegrationRegistry), typeof(IIntegrationConnector)]),
        ("StripeService, StripeConnector, CardPaymentService", "stripe", [typeof(IPaymentProvider), typeof(StripeClient)]),
        ("MpesaPaymentService", "mpesa", [typeof(IPaymentProvider), typeof(MpesaClient)]),
        ("SlackIntegration, SlackService, SlackConnector", "slack", [typeof(IChatNotifier), typeof(SlackClient)]),
        ("DocuSignIntegration", "docusign", [typeof(ISignatureProvider), typeof(DocuSignClient)]),
        ("ERPIntegration", null, [typeof(IErpConnector)]),
        ("SAPIntegration", "sap", [typeof(IErpConnector), typeof(SapClient)]),
        ("GoogleConnector", GoogleWorkspaceIntegration.Key, [typeof(IIntegrationConnector)]),
        ("GoogleCalendarService", GoogleWorkspaceIntegration.Key, [typeof(ICalendarProvider), typeof(GoogleCalendarClient)]),
        ("GoogleDriveService", GoogleWorkspaceIntegration.Key, [typeof(IFileStorage), typeof(GoogleDriveClient)]),
        ("EmailService", null, [typeof(IEmailSender)]),
        ("SendGridService, SendGridConnector", "sendgrid", [typeof(IEmailSender), typeof(SendGridClient)]),
    ];

    public static TheoryData<string> Names => [.. Map.Select(row => row.Elsewhere)];

    [Fact]
    public void The_readme_has_the_map_of_names()
    {
        var table = new StringBuilder("| Elsewhere | Here | Key |\n| --- | --- | --- |\n");
        foreach (var (elsewhere, key, here) in Map)
        {
            table.Append(FormattableString.Invariant($"| {Code(elsewhere.Split(", "))} | {Code(here.Select(type => type.Name))} | "));
            table.Append(key is null ? "|\n" : FormattableString.Invariant($"`{key}` |\n"));
        }

        Region.Check(Repository.PathOf("README.md"), "names", table.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_the_map_names_is_resolved_as_it_says(string elsewhere)
    {
        var (_, key, here) = Map.Single(row => row.Elsewhere == elsewhere);
        await using var services = Providers.AllRegistered();

        Assert.All(
            here,
            type =>
            {
                var resolved = key is null ? services.GetRequiredService(type) : services.GetRequiredKeyedService(type, key);
                Assert.IsType(type, resolved, exactMatch: false);
            }
        );
    }

    [Fact]
    public async Task A_capability_is_had_by_a_name_that_is_known_only_at_run_time()
    {
        var collection = new ServiceCollection();
        collection.AddStripeIntegration();
        collection.AddSapIntegration();
        collection.AddSapIntegration("subsidiary");
        await using var services = collection.BuildServiceProvider();

        var named = new[] { "sap", "subsidiary" }.Select(name => services.GetRequiredKeyedService<IErpConnector>(name)).ToList();

        Assert.NotSame(named[0], named[1]);
        Assert.All((string[])["stripe", "SAP", "netsuite", ""], name => Assert.Null(services.GetKeyedService<IErpConnector>(name)));
    }

    private static string Code(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
