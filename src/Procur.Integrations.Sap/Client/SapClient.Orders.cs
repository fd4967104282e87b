using System.Text.Json.Nodes;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

public sealed partial class SapClient
{
    /// <summary>
    /// Makes an order with its lines, <c>POST A_PurchaseOrder</c> (v2) or <c>PurchaseOrder</c> (v4). SAP dedupes nothing: sent twice, it orders twice. A
    /// lost answer is looked up by <see cref="SapPurchaseOrder.CorrespncExternalReference"/>.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under SAP's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<SapAnswer<SapPurchaseOrder>> CreatePurchaseOrderAsync(
        SapPurchaseOrder order,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var body = SapBody.Of(order, options.PurchaseOrderVersion, further);
        return await CreatePurchaseOrderAsync(body, options, intent, null, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<SapAnswer<SapPurchaseOrder>> CreatePurchaseOrderAsync(
        ReadOnlyMemory<byte> body,
        SapOptions options,
        WireIntent? intent,
        string? fingerprint,
        CancellationToken cancellationToken
    )
    {
        var version = options.PurchaseOrderVersion;
        var call = Change(
            SapOperations.CreatePurchaseOrder,
            HttpMethod.Post,
            SapServices.OrdersOf(options),
            SetOf(version),
            SapBody.Write(body, version),
            Repeat.NotIdempotent,
            intent,
            fingerprint: fingerprint
        );
        return await OrderOfAsync(call, version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an order with its lines and what they are charged to.</summary>
    /// <param name="purchaseOrder">The number.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<SapAnswer<SapPurchaseOrder>> GetPurchaseOrderAsync(
        string purchaseOrder,
        CancellationToken cancellationToken = default
    )
    {
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var version = options.PurchaseOrderVersion;
        var path = new SapQuery { Expand = ExpandOf(version) }.In(
            $"{SapServices.OrdersOf(options)}/{SetOf(version)}({Key(purchaseOrder)})"
        );
        var call = new WireCall(SapOperations.GetPurchaseOrder, HttpMethod.Get, path, Repeat.Idempotent) { Headers = HeadersOf(null, []) };
        return await OrderOfAsync(call, version, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lists orders; without an order of its own, by their numbers.</summary>
    /// <param name="query">What is asked; its lines come where <see cref="SapQuery.Expand"/> says so.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<SapPage<SapPurchaseOrder>> ListPurchaseOrdersAsync(SapQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var (service, version) = (SapServices.OrdersOf(options), options.PurchaseOrderVersion);
        query = query with { OrderBy = query.OrderBy ?? "PurchaseOrder" };
        if (version == SapODataVersion.V2)
        {
            var page = await ListV2Async(
                    SapOperations.ListPurchaseOrders,
                    service,
                    SetOf(version),
                    query,
                    SapJsonV2.Default.SapListV2SapPurchaseOrder,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return From(page);
        }

        var path = query.From is { } from ? Onward(service, from) : query.In($"{service}/{SetOf(version)}");
        var reply = await ReadAsync(SapOperations.ListPurchaseOrders, path, SapJsonV4.Default.SapListV4SapPurchaseOrder, cancellationToken)
            .ConfigureAwait(false);
        return From(new SapPage<SapPurchaseOrder>(reply.Value.Value ?? [], reply.Value.Next, reply));
    }

    /// <summary>Changes an order's own fields. With its version, SAP refuses where somebody else changed it meanwhile (<see cref="IntegrationErrorKind.Conflict"/>).</summary>
    /// <param name="purchaseOrder">The number.</param>
    /// <param name="version">The version as it was read, <see cref="SapPurchaseOrder.ETag"/>.</param>
    /// <param name="changes">The fields under SAP's names; all others stay.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<WireReply> ChangePurchaseOrderAsync(
        string purchaseOrder,
        string version,
        JsonObject changes,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentNullException.ThrowIfNull(changes);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var call = Change(
            SapOperations.ChangePurchaseOrder,
            HttpMethod.Patch,
            SapServices.OrdersOf(options),
            $"{SetOf(options.PurchaseOrderVersion)}({Key(purchaseOrder)})",
            SapBody.Write(changes, options.PurchaseOrderVersion),
            // The same fields of the same version: a second one is refused and changes nothing.
            Repeat.Idempotent,
            intent,
            version
        );
        return await Connection.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls an order off: SAP keeps it, marked as deleted.</summary>
    /// <param name="purchaseOrder">The number.</param>
    /// <param name="version">The version as it was read, <see cref="SapPurchaseOrder.ETag"/>.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<WireReply> DeletePurchaseOrderAsync(
        string purchaseOrder,
        string version,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var call = Change(
            SapOperations.DeletePurchaseOrder,
            HttpMethod.Delete,
            SapServices.OrdersOf(options),
            $"{SetOf(options.PurchaseOrderVersion)}({Key(purchaseOrder)})",
            null,
            Repeat.Idempotent,
            version: version
        );
        return await Connection.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    internal static string ExpandOf(SapODataVersion version) =>
        version == SapODataVersion.V4
            ? "_PurchaseOrderItem($expand=_PurOrdAccountAssignment)"
            : "to_PurchaseOrderItem,to_PurchaseOrderItem/to_AccountAssignment";

    private static SapPage<SapPurchaseOrder> From(SapPage<SapPurchaseOrder> page)
    {
        for (var i = 0; i < page.Items.Count; i++)
        {
            page.Items[i].From(page.Reply, i);
        }

        return page;
    }

    private static string SetOf(SapODataVersion version) => version == SapODataVersion.V4 ? "PurchaseOrder" : "A_PurchaseOrder";

    private async Task<SapAnswer<SapPurchaseOrder>> OrderOfAsync(
        WireCall call,
        SapODataVersion version,
        CancellationToken cancellationToken
    )
    {
        if (version == SapODataVersion.V4)
        {
            var v4 = await Connection.SendAsync(call, SapJsonV4.Default.SapPurchaseOrder, cancellationToken).ConfigureAwait(false);
            return new(v4.Value.From(v4), v4);
        }

        var v2 = await Connection.SendAsync(call, SapJsonV2.Default.SapEntityV2SapPurchaseOrder, cancellationToken).ConfigureAwait(false);
        return new(v2.Value.D!.From(v2), v2);
    }
}
