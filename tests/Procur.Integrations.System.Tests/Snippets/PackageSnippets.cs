using Microsoft.AspNetCore.Builder;
using Procur.Integrations.Journal;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the core packages' READMEs.</summary>
internal static class PackageSnippets
{
    public static void Administer(WebApplication app)
    {
        app.MapIntegrationAdministration().RequireAuthorization("operators");
    }

    public static long Minor()
    {
        var price = new Money(10.50m, "USD");
        var minor = price.ToMinorUnits();
        return minor;
    }

    public static async Task WalkAsync(IPaymentHistory history, CancellationToken cancellationToken)
    {
        await foreach (
            var payment in Pages.WalkAsync(
                (from, token) => history.ListPaymentsAsync(new PaymentQuery { From = from }, token),
                cancellationToken
            )
        )
        {
            Console.WriteLine(payment.Id);
        }
    }

    public static async Task SettleAsync(OperationOutcomes outcomes, CancellationToken cancellationToken)
    {
        await foreach (var entry in outcomes.ListUnknownAsync(cancellationToken: cancellationToken))
        {
            var finding = await outcomes.ResolveAsync(entry.Id, cancellationToken);
            Console.WriteLine($"{entry.Operation}: {finding}");
        }
    }
}
