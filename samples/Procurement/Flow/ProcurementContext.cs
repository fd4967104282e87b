using Procur.Integrations;
using Procurement.People;
using Procurement.Requests;

namespace Procurement.Flow;

/// <summary>What the steps share: the request, the people, and what earlier steps have found out.</summary>
internal sealed class ProcurementContext(
    PurchaseRequest request,
    string contractPath,
    string workFolder,
    IPeople people,
    Patience patience,
    IServiceProvider services,
    Action<string> say
)
{
    public PurchaseRequest Request { get; } = request;

    public IPeople People { get; } = people;

    public IServiceProvider Services { get; } = services;

    public Patience Patience { get; } = patience;

    /// <summary>The contract as it was given.</summary>
    public string ContractPath { get; } = contractPath;

    /// <summary>The contract as it was signed; a file of this run.</summary>
    public string SignedContractPath { get; } = Path.Combine(workFolder, "contract-signed.pdf");

    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public string? ChannelId { get; set; }

    public MessageRef? Thread { get; set; }

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
