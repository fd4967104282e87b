namespace Procur.Integrations.Mpesa;

/// <summary>What kind of business number collects; Daraja's own words.</summary>
public enum MpesaTransactionType
{
    /// <summary>A pay bill number: the money goes to <see cref="MpesaOptions.ShortCode"/>.</summary>
    CustomerPayBillOnline = 0,

    /// <summary>A till: the money goes to <see cref="MpesaOptions.TillNumber"/>, under the head-office number in <see cref="MpesaOptions.ShortCode"/>.</summary>
    CustomerBuyGoodsOnline,
}
