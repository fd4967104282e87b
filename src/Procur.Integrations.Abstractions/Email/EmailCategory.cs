namespace Procur.Integrations;

/// <summary>What a mail is for: it decides how recipients leave it, and which suppressions hold it back.</summary>
public enum EmailCategory
{
    /// <summary>Somebody's own business: a receipt, a password, an approval. Goes to those who have unsubscribed, too, and offers no way to leave.</summary>
    Transactional = 0,

    /// <summary>To many, unasked: newsletters, campaigns. Offers a way to leave, and keeps away from those who have.</summary>
    Marketing,
}
