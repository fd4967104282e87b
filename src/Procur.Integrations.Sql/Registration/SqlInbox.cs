using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Procur.Integrations.Approvals;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Registers what keeps webhooks, the addresses made for callbacks, and decisions.</summary>
internal static class SqlInbox
{
    public static void Add(IServiceCollection services)
    {
        WebhookServices.AddStore(services, static provider => new SqlWebhookStore(provider.GetRequiredService<SqlDatabase>()));
        services.Replace(
            ServiceDescriptor.Singleton<ICallbackTickets>(static provider => new SqlCallbackTickets(
                provider.GetRequiredService<SqlDatabase>(),
                provider.GetRequiredService<TimeProvider>()
            ))
        );
        services.Replace(
            ServiceDescriptor.Singleton<IApprovalDecisions>(static provider => new SqlApprovalDecisions(
                provider.GetRequiredService<SqlDatabase>()
            ))
        );
    }
}
