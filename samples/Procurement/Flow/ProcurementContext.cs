using Procur.Integrations;
using Procur.Integrations.Sandbox;
using Procurement.Hosting;
using Procurement.People;
using Procurement.Requests;

namespace Procurement.Flow;

/// <summary>What the steps share: the request, the people, and what earlier steps have found out.</summary>
internal sealed class ProcurementContext(
    PurchaseRequest request,
    IPeople people,
    IServiceProvider services,
    SandboxControl sandbox,
    Action<string> say
)
{
    public PurchaseRequest Request { get; } = request;

    public IPeople People { get; } = people;

    public IServiceProvider Services { get; } = services;

    public SandboxControl Sandbox { get; } = sandbox;

    public string? ChannelId { get; set; }

    public string? ApproverId { get; set; }

    public MessageRef? Thread { get; set; }

    public MessageRef? Offer { get; set; }

    public Payment? Payment { get; set; }

    /// <summary>A line of progress.</summary>
    public void Say(string text) => say(text);

    /// <summary>The name of one intent of this request: after a lost answer or a crash the same name finds the same intent.</summary>
    public string OperationKey(string step) => $"{Request.Id}/{step}";

    /// <summary>Makes a call; where nobody can tell whether it took effect, asks again under the same operation key until the library has found out.</summary>
    public async Task<T> SettleAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var ask = 1; ; ask++)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (IntegrationException e) when (e.OutcomeUnknown && ask < Patience.Asks)
            {
                Say($"the answer to {e.Integration} {e.Operation} is lost; asking again under the same operation key");
                await Task.Delay(Patience.BetweenAsks, cancellationToken);
            }
        }
    }
}
