using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

public sealed partial class SapClient
{
    /// <summary>Lists movements of goods, <c>A_MaterialDocumentItem</c>; without an order of its own, by their keys.</summary>
    public async Task<SapPage<SapMaterialDocumentItem>> ListMaterialDocumentItemsAsync(
        SapQuery query,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        return await ListV2Async(
                SapOperations.ListMaterialDocumentItems,
                SapServices.ReceiptsOf(options),
                "A_MaterialDocumentItem",
                query with
                {
                    OrderBy = query.OrderBy ?? "MaterialDocumentYear,MaterialDocument,MaterialDocumentItem",
                },
                SapJsonV2.Default.SapListV2SapMaterialDocumentItem,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Reads a vendor.</summary>
    /// <param name="supplier">The number.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<SapAnswer<SapSupplier>> GetSupplierAsync(string supplier, CancellationToken cancellationToken = default)
    {
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        var reply = await ReadAsync(
                SapOperations.GetSupplier,
                $"{SapServices.PartnersOf(options)}/A_Supplier({Key(supplier)})",
                SapJsonV2.Default.SapEntityV2SapSupplier,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(reply.Value.D!, reply);
    }

    /// <summary>Lists vendors; without an order of its own, by their numbers.</summary>
    public async Task<SapPage<SapSupplier>> ListSuppliersAsync(SapQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var options = await OptionsAsync(cancellationToken).ConfigureAwait(false);
        return await ListV2Async(
                SapOperations.ListSuppliers,
                SapServices.PartnersOf(options),
                "A_Supplier",
                query with
                {
                    OrderBy = query.OrderBy ?? "Supplier",
                },
                SapJsonV2.Default.SapListV2SapSupplier,
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    internal Task<WireReply> ReadBudgetAsync(string path, CancellationToken cancellationToken) =>
        Connection.SendAsync(
            new WireCall(SapOperations.ReadBudget, HttpMethod.Get, path, Repeat.Idempotent) { Headers = HeadersOf(null, []) },
            cancellationToken
        );
}
