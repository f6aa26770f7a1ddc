using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Draining;
using Fluxa.Hosting.Health;
using Fluxa.Ingest.Batches;
using Fluxa.Ingest.Events;
using Fluxa.Ingest.Intake;
using Fluxa.Persistence;

if (HealthProbe.IsAskedFor(args))
{
    return await HealthProbe.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("ingest");
builder.AddFluxaDrain();
builder.AddFluxaAccess();
builder.AddFluxaApiDocs("Fluxa Ingest", "Takes business events and makes them durable before it says so.");
builder.AddFluxaBus(_ => { });
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddFluxaOutboxWriter(builder.Configuration);
builder.Services.AddFluxaRequestKeys(builder.Configuration);
builder.Services.AddIngest(builder.Configuration);

var app = builder.Build();
app.UseFluxaService();
app.UseFluxaDrain();
app.UseFluxaAccess();
app.MapFluxaHealth();
app.MapFluxaApiDocs();
app.MapEvents();
app.MapBatches();
return await app.RunFluxaAsync();
