namespace Procur.Integrations.Sandbox.Sap.Model;

internal enum SapFieldKind
{
    Text,
    Decimal,
    Date,
    Flag,
}
